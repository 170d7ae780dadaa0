import { readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import { afterEach, beforeAll, beforeEach, vi } from "vitest";
import { clock } from "@/lib/core/clock";
import { openInMemory } from "@/lib/core/db/open";
import { adoptDatabase, rows } from "@/lib/core/db";
import { adoptSharedSecret } from "@/lib/core/secret";
import { singleton } from "@/lib/core/singleton";
import { awaitDispatchAlways, startOutbox } from "@/lib/delivery/dispatcher";
import { startIdempotency } from "@/lib/http/idempotency";
import { TEMPLATE_FILE } from "./template";

interface TestDatabase {
  wipe: () => Promise<void>;
}
const state = singleton<{ opening?: Promise<TestDatabase> }>("testing.database", () => ({}));

/**
 * Gives every test of the calling file an empty, migrated database in memory, in the place of the
 * real one, with everything that the server hooks into transactions. Transactions commit as they do
 * in the product; the next test starts with empty tables. The clock, where a test has moved it, is
 * put back.
 */
export function useTestDatabase(): void {
  let database: TestDatabase;
  beforeAll(async () => {
    state.opening ??= open();
    database = await state.opening;
  });
  beforeEach(() => database.wipe());
  afterEach(() => {
    vi.useRealTimers();
    clock.setOffset(0);
  });
}

async function open(): Promise<TestDatabase> {
  const opened = await openInMemory(new Blob([readFileSync(TEMPLATE_FILE)]));
  adoptDatabase(opened);
  adoptSharedSecret("the secret of the unit tests, 32 bytes");
  startOutbox();
  awaitDispatchAlways();
  startIdempotency();
  const tables = await rows<{ name: string }>(
    sql`select tablename as name from pg_tables where schemaname = 'public'`,
  );
  // Without triggers, so that foreign keys do not ask for an order.
  const statements = [
    "set session_replication_role = replica",
    ...tables.map(({ name }) => `delete from "${name}"`),
    "set session_replication_role = origin",
  ];
  return { wipe: async () => void (await opened.client.exec(statements.join("; "))) };
}

/** Moves the clock to an instant, from where it goes on. */
export const setClock = (instant: string | Date): void =>
  clock.setOffset(new Date(instant).getTime() - clock.realMs());

/** Stops the clock at an instant; `advance` still moves it. */
export const freezeClock = (instant: string | Date): void =>
  void vi.useFakeTimers({ toFake: ["Date"], now: new Date(instant) });

/** Moves the clock on. */
export const advance = (by: { seconds?: number; minutes?: number; hours?: number }): void =>
  clock.setOffset(
    clock.offset() + ((by.hours ?? 0) * 3600 + (by.minutes ?? 0) * 60 + (by.seconds ?? 0)) * 1000,
  );
