type Values = Record<string, unknown>;

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/**
 * The members of `change` that a row does not have yet, as they are in the row and as they become.
 */
export function differences<Row extends object>(
  row: Row,
  change: Partial<Row>,
): { before: Values; after: Values } {
  const old = row as Values;
  const changed = Object.entries(change).filter(
    ([name, value]) => value !== undefined && !isSame(old[name], value),
  );
  return {
    before: Object.fromEntries(changed.map(([name]) => [name, old[name] ?? null])),
    after: Object.fromEntries(changed),
  };
}
