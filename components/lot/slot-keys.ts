type Rows<Cell> = readonly (readonly Cell[])[];
interface Position {
  row: number;
  column: number;
}
type Move = <Cell>(rows: Rows<Cell>, from: Position, ctrl: boolean) => Cell | undefined;

/** The cell of a row in the same column, or the last one of a shorter row. */
const inRow: <Cell>(rows: Rows<Cell>, row: number, column: number) => Cell | undefined = (
  rows,
  row,
  column,
) => {
  const cells = rows[Math.min(Math.max(row, 0), rows.length - 1)];
  return cells?.[Math.min(column, cells.length - 1)];
};

/** The keys of an ARIA grid. Left and right continue in the neighbouring row. */
const moves: Record<string, Move> = {
  ArrowLeft: (rows, { row, column }) => rows[row]?.[column - 1] ?? rows[row - 1]?.at(-1),
  ArrowRight: (rows, { row, column }) => rows[row]?.[column + 1] ?? rows[row + 1]?.[0],
  ArrowUp: (rows, { row, column }) => inRow(rows, row - 1, column),
  ArrowDown: (rows, { row, column }) => inRow(rows, row + 1, column),
  Home: (rows, { row }, ctrl) => rows[ctrl ? 0 : row]?.[0],
  End: (rows, { row }, ctrl) => rows.at(ctrl ? -1 : row)?.at(-1),
  PageUp: (rows, { column }) => inRow(rows, 0, column),
  PageDown: (rows, { column }) => inRow(rows, rows.length - 1, column),
};

export const isMoveKey = (key: string) => Object.hasOwn(moves, key);

/** The cell that a key of the grid moves to; undefined at an edge. */
export function cellAfter<Cell extends { id: string }>(
  rows: Rows<Cell>,
  fromId: string,
  { key, ctrlKey }: { key: string; ctrlKey: boolean },
): Cell | undefined {
  const row = rows.findIndex((cells) => cells.some(({ id }) => id === fromId));
  if (row === -1) return rows[0]?.[0];
  const column = rows[row]?.findIndex(({ id }) => id === fromId) ?? 0;
  return moves[key]?.(rows, { row, column }, ctrlKey);
}
