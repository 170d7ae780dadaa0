import { hashKey, type Query, type QueryClient, type QueryKey } from "@tanstack/react-query";

const BATCH_MS = 120;

interface StaleKey {
  key: QueryKey;
  /** Hashes of the queries of which a fetch began since the key was last named. */
  fetched: Set<string>;
}
type Batch = Map<string, StaleKey>;
const batches = new WeakMap<QueryClient, Batch>();

/** `invalidateSoon` by tag. */
export const invalidateTags = (queries: QueryClient, tags: readonly string[]): void =>
  invalidateSoon(
    queries,
    tags.map((tag) => [tag]),
  );

/**
 * Invalidates the queries below these keys. What the answer to an act and the messages about it
 * name within a moment is fetched once, or not at all if a fetch began after the last of them.
 */
export function invalidateSoon(queries: QueryClient, keys: readonly QueryKey[]): void {
  if (keys.length === 0) return;
  const batch = batches.get(queries) ?? startBatch(queries);
  for (const key of keys) {
    batch.set(hashKey(key), { key, fetched: new Set() });
    void queries.invalidateQueries({ queryKey: key, refetchType: "none" });
  }
}

function startBatch(queries: QueryClient): Batch {
  const batch: Batch = new Map();
  const cache = queries.getQueryCache();
  const stopListening = cache.subscribe((event) => {
    if (event.type !== "updated" || event.action.type !== "fetch") return;
    if (event.action.meta?.fetchMore) return;
    for (const { fetched } of batch.values()) fetched.add(event.query.queryHash);
  });
  setTimeout(() => {
    stopListening();
    batches.delete(queries);
    const stale = [...batch.values()].flatMap(({ key, fetched }) =>
      cache.findAll({ queryKey: key }).filter((query) => !fetched.has(query.queryHash)),
    );
    fetchAgain(queries, new Set(stale));
  }, BATCH_MS);
  batches.set(queries, batch);
  return batch;
}

/**
 * Replaces requests under way, whose answers may be older. The first request of a query is let end,
 * so that something is shown however fast the changes come, and is then repeated.
 */
function fetchAgain(queries: QueryClient, stale: ReadonlySet<Query>): void {
  const isFirst = (query: Query) => query.state.data === undefined && query.isActive();
  const refetch = (wanted: Query[]) =>
    queries.invalidateQueries({ predicate: (query) => wanted.includes(query) });
  const first = [...stale].filter((query) => isFirst(query) && query.promise !== undefined);
  for (const query of first) void Promise.allSettled([query.promise]).then(() => refetch([query]));
  void refetch([...stale].filter((query) => !first.includes(query)));
}
