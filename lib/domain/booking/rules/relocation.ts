/** What decides whether a stay may move to another slot. */
export interface SlotKind {
  id: string;
  level: string;
  row: number;
  position: number;
  vehicle_type: string;
  ev: boolean;
  accessible: boolean;
}
export interface Stay {
  slotId: string;
  start: Date;
  end: Date;
}

export const isSameKind = (one: SlotKind, other: SlotKind): boolean =>
  one.vehicle_type === other.vehicle_type &&
  one.ev === other.ev &&
  one.accessible === other.accessible;

const overlap = (one: Stay, other: Stay): boolean => one.start < other.end && other.start < one.end;

/** Other levels come last, then other rows, then places further off in the same row. */
const distance = (from: SlotKind, to: SlotKind): number =>
  (from.level === to.level ? 0 : 10_000) +
  Math.abs(from.row - to.row) * 100 +
  Math.abs(from.position - to.position);

/**
 * Proposes a slot of the same kind, the nearest that is free, for each stay of a slot that closes.
 * Stays that come first choose first; none gets a slot that `taken` or an earlier one has. The key
 * is the stay's index; a stay without such a slot is absent.
 */
export function proposeMoves(
  stays: readonly (Stay & { slot: SlotKind })[],
  candidates: readonly SlotKind[],
  taken: readonly Stay[],
): Map<number, string> {
  const occupied = [...taken];
  const moves = new Map<number, string>();
  for (const [index, stay] of stays.entries()) {
    const [nearest] = candidates
      .filter((slot) => isSameKind(slot, stay.slot))
      .filter((slot) => !occupied.some((one) => one.slotId === slot.id && overlap(one, stay)))
      .sort((one, other) => distance(stay.slot, one) - distance(stay.slot, other));
    if (!nearest) continue;
    moves.set(index, nearest.id);
    occupied.push({ slotId: nearest.id, start: stay.start, end: stay.end });
  }
  return moves;
}
