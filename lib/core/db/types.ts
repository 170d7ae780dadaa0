import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type { Hints } from "../bus";

/** Either database, or a transaction of it, through one Drizzle type. */
export type Database = PgDatabase<PgQueryResultHKT>;

export interface OpenDatabase {
  db: Database;
  /**
   * Makes the same database for statements that are built once: whatever it runs goes to the client
   * of the database that is current then.
   */
  statementsOf: (current: () => Database) => Database;
  /** Counts statements that may change rows; absent where other processes send some as well. */
  changes?: () => number;
  /** Sends hints to the other nodes; absent where there are none. */
  notify?: (hints: Hints) => void;
  close: () => Promise<void>;
}
