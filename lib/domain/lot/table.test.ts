import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { pgConstraint } from "@/lib/core/pg-error";
import { useTestDatabase } from "@/lib/testing/database";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { lots, slots } from "./table";

useTestDatabase();

const constraintOf = (change: Promise<unknown>) =>
  change.then(
    () => "none",
    (error: unknown) => pgConstraint(error),
  );

describe("M1: the table refuses", () => {
  it.each([
    ["hourly_rate", -1],
    ["hourly_rate", 1_000_000],
    ["free_cancel_minutes", -1],
    ["late_refund_percent", 101],
    ["grace_minutes", -1],
    ["max_stay_minutes", 14],
    ["max_stay_minutes", 43_201],
    ["cash_hold_minutes", 0],
    ["renew_discount_percent", 101],
  ] as const)("a lot with %s %i", async (column, value) => {
    const { id } = await openLot(await person("owner"));
    const change = db()
      .update(lots)
      .set({ [column]: value })
      .where(eq(lots.id, id));
    expect(await constraintOf(change)).toBe(`lots_${column}_bounds`);
  });

  it("a lot with a phone number of 22 signs", async () => {
    const { id } = await openLot(await person("owner"));
    const change = db()
      .update(lots)
      .set({ phone_number: "9".repeat(22) })
      .where(eq(lots.id, id));
    expect(await constraintOf(change)).toBe("lots_phone_number_length");
  });

  it.each([-1, 1_000_000])("a slot with the rate %i", async (hourly_rate) => {
    const lot = await openLot(await person("owner"));
    const change = db().update(slots).set({ hourly_rate }).where(eq(slots.id, lot.slots[0]!));
    expect(await constraintOf(change)).toBe("slots_hourly_rate_bounds");
  });
});
