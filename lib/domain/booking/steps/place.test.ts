import { beforeEach, expect, it } from "vitest";
import { sql } from "drizzle-orm";
import { rows } from "@/lib/core/db";
import { book } from "@/lib/testing/bookings";
import { freezeClock, useTestDatabase } from "@/lib/testing/database";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";

useTestDatabase();
beforeEach(() => freezeClock("2026-11-26T02:00:00Z"));

it("P1: of many drivers who want one slot at the same time exactly one gets it", async () => {
  const lot = await openLot(await person("owner"));
  const drivers = await Promise.all(Array.from({ length: 8 }, () => person("driver")));
  const outcomes = await Promise.allSettled(drivers.map((driver) => book(driver, lot.slots[0]!)));
  const won = outcomes.filter((outcome) => outcome.status === "fulfilled");
  expect(won).toHaveLength(1);
  for (const outcome of outcomes)
    if (outcome.status === "rejected")
      expect(outcome.reason).toMatchObject({ problem: { code: "slot_taken" } });
});

it("I1: the database itself refuses a second booking of a slot", async () => {
  const lot = await openLot(await person("owner"));
  const { id } = await book(await person("driver"), lot.slots[0]!);
  const copy = rows(sql`
    insert into bookings (id, status, driver_id, lot_id, slot_id, start_time, end_time, minutes,
      blocked_until, starts_now, lines, amount, currency, policy, created_at, updated_at)
    select gen_random_uuid(), status, driver_id, lot_id, slot_id, start_time, end_time, minutes,
      blocked_until, starts_now, lines, amount, currency, policy, created_at, updated_at
    from bookings where id = ${id}`);
  await expect(copy).rejects.toMatchObject({ cause: { code: "23P01" } });
});
