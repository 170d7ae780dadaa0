import { describe, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { pgConstraint } from "@/lib/core/pg-error";
import { payments, refunds } from "@/lib/domain/payment/table";
import { cancelBooking } from "./write/cancel";
import { book, extendingInCash } from "@/lib/testing/bookings";
import { useTestDatabase } from "@/lib/testing/database";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { bookings, quotes } from "./table";

useTestDatabase();

const TOO_MUCH = 1_000_000_001;
const tables = { bookings, quotes, payments, refunds };

describe("M1: the tables refuse", () => {
  it.each([
    ["bookings", "amount", -1],
    ["bookings", "amount", TOO_MUCH],
    ["bookings", "minutes", 0],
    ["quotes", "amount", -1],
    ["quotes", "hourly_rate", 1_000_000],
    ["quotes", "minutes", 43_201],
    ["payments", "amount", -1],
    ["payments", "reminded_percent", 101],
    ["refunds", "amount", -1],
    ["refunds", "amount", TOO_MUCH],
  ] as const)("%s.%s %i", async (table, column, value) => {
    const lot = await openLot(await person("owner"));
    const driver = await person("driver");
    const { id } = await book(driver, lot.slots[0]!);
    await cancelBooking(driver, id, null);
    const refused = await db()
      .update(tables[table])
      .set({ [column]: value })
      .then(
        () => "none",
        (error: unknown) => pgConstraint(error),
      );
    expect(refused).toBe(`${table}_${column}_bounds`);
  });

  it("W11: an extension that waits for cash beyond the end of its booking", async () => {
    const { booking } = await extendingInCash();
    const refused = await db()
      .update(bookings)
      .set({ hold_until: new Date(Date.parse(booking.end_time) + 1) })
      .then(
        () => "none",
        (error: unknown) => pgConstraint(error),
      );
    expect(refused).toBe("bookings_extension");
  });
});
