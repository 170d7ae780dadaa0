import type postgres from "postgres";

/** The advisory lock of the lane of acts (lib/delivery/outbox.ts). */
const ACTS_LOCK = 7_275_615;

/** Keeps a transaction open after `take`, with the locks that it took. Returns how to end it. */
export async function holdLocks(
  database: postgres.Sql,
  take: (sql: postgres.TransactionSql) => Promise<unknown>,
): Promise<() => Promise<void>> {
  let release!: () => void;
  const released = new Promise<void>((done) => (release = done));
  let taken!: () => void;
  const isTaken = new Promise<void>((done) => (taken = done));
  const held = database.begin(async (sql) => {
    await take(sql);
    taken();
    await released;
  });
  await isTaken;
  return async () => {
    release();
    await held;
  };
}

/** Keeps every dispatcher from the events of acts. Returns how to let them go on. */
export const holdActsLane = (database: postgres.Sql): Promise<() => Promise<void>> =>
  holdLocks(database, (sql) => sql`select pg_advisory_xact_lock(${ACTS_LOCK})`);
