import { beforeEach, expect, it } from "vitest";
import { transaction } from "@/lib/core/db";
import { book } from "@/lib/testing/bookings";
import { freezeClock, useTestDatabase } from "@/lib/testing/database";
import { hintsOf } from "@/lib/testing/hints";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { getBooking } from "../read/bookings";
import { lockBooking } from "../read/load";
import { moveBooking } from "./move";

useTestDatabase();
beforeEach(() => freezeClock("2026-11-26T02:00:00Z"));

async function booked() {
  const driver = await person("driver");
  const lot = await openLot(await person("owner"));
  return { driver, lot, booking: await book(driver, lot.slots[0]!) };
}

it("stores a new version and a line of history, and hints to the watchers", async () => {
  const { driver, lot, booking } = await booked();
  const hints = await hintsOf(() =>
    transaction(async () => {
      const full = await lockBooking(null, booking.id);
      return moveBooking(full.booking, "expired", { author: null, note: "over" });
    }),
  );
  const moved = await getBooking(driver, booking.id);
  expect(moved.version).toBe(booking.version + 1);
  expect(moved.timeline?.at(-1)).toMatchObject({ kind: "expired", by: null, note: "over" });
  expect([...hints.bookings]).toEqual([booking.id]);
  expect([...hints.lots]).toEqual([lot.id]);
});

it("refuses a move that the rules do not allow", async () => {
  const { booking } = await booked();
  const refusal = await refusalOf(
    transaction(async () => {
      const full = await lockBooking(null, booking.id);
      await moveBooking(full.booking, "requested", { author: null });
    }),
  );
  expect(refusal).toMatchObject({ status: 409, code: "illegal_state" });
});
