import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";

/** Either database, or a transaction of it, through one Drizzle type. */
export type Database = PgDatabase<PgQueryResultHKT>;

export interface OpenDatabase {
  db: Database;
  /** Sends encoded hints to the other nodes; absent where there are none. */
  notify?: (hints: string) => void;
  close: () => Promise<void>;
}
