import type { QueryClient } from "@tanstack/react-query";

const WAIT_MS = 120;
const waiting = new Set<string>();

/** Makes queries stale by their tags. A burst of events costs one round of questions, not one each. */
export function makeStale(queries: QueryClient, tags: readonly string[]): void {
  if (tags.length > 0 && waiting.size === 0) {
    setTimeout(() => {
      const due = [...waiting];
      waiting.clear();
      for (const tag of due) void queries.invalidateQueries({ queryKey: [tag] });
    }, WAIT_MS);
  }
  for (const tag of tags) waiting.add(tag);
}
