import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { useTestDatabase } from "@/lib/testing/database";
import { rows } from "./connection";

useTestDatabase();

/** Tables whose rows change or go soon after they came. */
const busy = [
  "bookings",
  "events",
  "idempotency_keys",
  "login_failures",
  "notification_deliveries",
  "notification_feeds",
  "notifications",
  "payments",
  "quotes",
  "refresh_tokens",
  "scheduled_notifications",
  "sessions",
  "ws_tokens",
];

/** The storage parameters of a table, by name. */
async function parametersOf(table: string): Promise<Record<string, number>> {
  const found = await rows<{ name: string; value: string }>(sql`
    select option_name as name, option_value as value
    from pg_class, pg_options_to_table(reloptions)
    where relname = ${table} and relkind = 'r'`);
  return Object.fromEntries(found.map(({ name, value }) => [name, Number(value)]));
}

it.each(busy)("the dead rows of %s are removed early", async (table) => {
  const found = await parametersOf(table);
  expect(found.autovacuum_vacuum_scale_factor).toBeLessThanOrEqual(0.05);
  expect(found.autovacuum_vacuum_threshold).toBeLessThanOrEqual(1000);
});

it.each(["notifications", "notification_deliveries"])(
  "I16: what was inserted into %s can soon be counted by an index alone",
  async (table) => {
    const found = await parametersOf(table);
    expect(found.autovacuum_vacuum_insert_scale_factor).toBeLessThanOrEqual(0.05);
  },
);
