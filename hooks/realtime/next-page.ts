import type { Page } from "@/lib/http/shapes";

export const PAGE_SIZE = 20;
/** A list ends here; older notifications are found by search. */
export const MAX_ROWS = 1000;

/**
 * The number of the page to load next; undefined at the end. Rows that were read, archived or
 * deleted here have left their places in the server's list, and those behind them moved up. So only
 * rows that are still in place count as loaded. The page may repeat rows; the list shows each once.
 */
export function nextPage(
  pages: readonly Page<{ id: string }>[],
  numbers: readonly number[],
  hasMoved: (id: string) => boolean,
): number | undefined {
  const last = pages.at(-1);
  const ids = pages.flatMap((page) => page.results.map((row) => row.id));
  if (!last?.next || ids.length >= MAX_ROWS) return undefined;
  const earlier = new Set(pages.slice(0, -1).flatMap((page) => page.results.map((row) => row.id)));
  const hasNothingNew = pages.length > 1 && last.results.every((row) => earlier.has(row.id));
  if (hasNothingNew) return (numbers.at(-1) ?? 0) + 1;
  const inPlace = new Set(ids.filter((id) => !hasMoved(id)));
  return Math.floor(inPlace.size / PAGE_SIZE) + 1;
}
