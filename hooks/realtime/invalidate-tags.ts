import type { QueryClient } from "@tanstack/react-query";

const BATCH_MS = 120;
const pendingTags = new Set<string>();

/** Invalidates queries by tag. A burst of events causes one round of refetches. */
export function invalidateTags(queries: QueryClient, tags: readonly string[]): void {
  if (tags.length > 0 && pendingTags.size === 0) {
    setTimeout(() => {
      const due = [...pendingTags];
      pendingTags.clear();
      for (const tag of due) void queries.invalidateQueries({ queryKey: [tag] });
    }, BATCH_MS);
  }
  for (const tag of tags) pendingTags.add(tag);
}
