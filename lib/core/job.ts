import type { SQL } from "drizzle-orm";

export interface Job {
  name: string;
  everyMs: number;
  /** When it has something to do next: SQL of one value, null for never. Absent: it always has. */
  next?: () => SQL;
  /** A long run ends between two batches when `stopping` is aborted. */
  run: (stopping?: AbortSignal) => Promise<unknown>;
}
