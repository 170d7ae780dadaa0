import type { Page } from "@/lib/http/shapes";

export const PAGE_SIZE = 20;
/** Nobody reads further down than this; a search finds what is older. */
export const MOST_ROWS = 1000;

/**
 * Which page to ask for next. Rows that were read, archived or deleted on this side since they came stand elsewhere in the server's
 * list by now, so the next page is the one with the first row that cannot have come yet; what comes twice is shown once.
 */
export function nextPage(
  pages: readonly Page<{ id: string }>[],
  numbers: readonly number[],
  hasMoved: (id: string) => boolean,
): number | undefined {
  const last = pages.at(-1);
  const ids = pages.flatMap((page) => page.results.map((row) => row.id));
  if (!last?.next || ids.length >= MOST_ROWS) return undefined;
  const earlier = new Set(pages.slice(0, -1).flatMap((page) => page.results.map((row) => row.id)));
  const broughtNothing = pages.length > 1 && last.results.every((row) => earlier.has(row.id));
  if (broughtNothing) return (numbers.at(-1) ?? 0) + 1;
  const inPlace = new Set(ids.filter((id) => !hasMoved(id)));
  return Math.floor(inPlace.size / PAGE_SIZE) + 1;
}
