import DataLoader from "dataloader";
import { currentScope } from "./scope";

/** The most keys of one statement. */
const MAX_BATCH = 500;
/** The least time from the beginning of one statement to that of the next. */
const GATHER_MS = 5;

/**
 * Makes one lookup by key of a read of many keys. Lookups that come at the same time share a
 * statement: while one is running, and for 5 ms after the last one began, the others gather for the
 * next. So many lookups cost few statements, and a single one does not wait. Inside a transaction
 * a lookup reads immediately and alone. Resolves to undefined for a key that `read` does not
 * return; rejects all lookups of a statement that fails.
 */
export function batched<Value>(
  read: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
): (key: string) => Promise<Value | undefined> {
  let running: Promise<unknown> = Promise.resolve();
  let startedAt = -GATHER_MS;
  const loader = new DataLoader<string, Value | undefined>(
    async (keys) => {
      startedAt = performance.now();
      const reading = read(keys);
      running = reading.catch(() => undefined);
      const found = await reading;
      return keys.map((key) => found.get(key));
    },
    {
      cache: false,
      maxBatchSize: MAX_BATCH,
      batchScheduleFn: (start) =>
        void running.then(() => {
          const waitMs = startedAt + GATHER_MS - performance.now();
          return waitMs > 0 ? setTimeout(start, waitMs) : setImmediate(start);
        }),
    },
  );
  return async (key) => (currentScope() ? (await read([key])).get(key) : loader.load(key));
}
