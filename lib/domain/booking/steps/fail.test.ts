import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db";
import { newId } from "@/lib/core/id";
import type { PaymentMethod } from "@/lib/domain/payment/schema";
import { book, hold, parked } from "@/lib/testing/bookings";
import { advance, freezeClock, useTestDatabase } from "@/lib/testing/database";
import { bellOf, storedFor } from "@/lib/testing/events";
import { openLot } from "@/lib/testing/lots";
import { openNow } from "@/lib/testing/payments";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { bookings } from "../table";
import { cancelBooking } from "../write/cancel";
import { createBooking } from "../write/create";
import { expireBookings } from "../write/expire";
import { extendBooking } from "../write/extend";
import { quoteExtension } from "../write/quote-extension";
import { recoverBookings } from "../write/recover";

useTestDatabase();
beforeEach(() => freezeClock("2026-11-26T02:00:00Z"));

const failuresOf = async (driver: Actor) =>
  (await storedFor(driver, "payment_failed"))
    .toSorted((a, b) => a.born_seq - b.born_seq)
    .map(({ asks, resolved, read_at }) => ({
      asks,
      outcome: resolved?.outcome,
      isRead: read_at !== null,
    }));
const failureOf = async (driver: Actor) => (await failuresOf(driver))[0];

/** A driver whose card was declined for a slot that stays held. */
async function declined() {
  const [owner, driver] = [await person("owner"), await person("driver")];
  const [slot, other] = (await openLot(owner)).slots as [string, string];
  const { quoteId, holdId } = await hold(driver, slot);
  const pay = (payment_method: PaymentMethod, payment_token?: string) =>
    createBooking(driver, {
      quote_id: quoteId,
      hold_id: holdId,
      vehicle_number: "KL 1",
      payment_method,
      payment_token,
    });
  await refusalOf(pay("card", "tok_declined"));
  expect(await failureOf(driver)).toEqual({ asks: true, outcome: undefined, isRead: false });
  return { owner, driver, holdId, other, pay };
}
type Declined = Awaited<ReturnType<typeof declined>>;

describe("S3.9: a failed payment asks for another try", () => {
  it.each<[string, string, (state: Declined) => Promise<unknown>]>([
    ["a card pays", "paid", ({ pay }) => pay("card")],
    ["it is to be paid in cash", "booked", ({ pay }) => pay("cash")],
    [
      "the slot is released",
      "cancelled",
      ({ driver, holdId }) => cancelBooking(driver, holdId, null),
    ],
    ["another slot is held", "cancelled", ({ driver, other }) => hold(driver, other)],
    ["the hold ends", "released", () => (advance({ minutes: 6 }), expireBookings())],
  ])("until %s", async (_name, outcome, settle) => {
    const state = await declined();
    await settle(state);
    expect(await failureOf(state.driver)).toEqual({ asks: true, outcome, isRead: true });
  });

  it("until the slot is released, of which nobody is told", async () => {
    const { driver, owner, holdId } = await declined();
    await cancelBooking(driver, holdId, null);
    expect([await bellOf(driver), await bellOf(owner)]).toEqual([["payment_failed"], []]);
  });

  it("until another try fails, which asks in its place", async () => {
    const { driver, pay } = await declined();
    await refusalOf(pay("card", "tok_insufficient_funds"));
    expect(await failuresOf(driver)).toEqual([
      { asks: true, outcome: "tried again", isRead: true },
      { asks: true, outcome: undefined, isRead: false },
    ]);
    await pay("card");
    expect((await failuresOf(driver)).map(({ outcome }) => outcome)).toEqual([
      "tried again",
      "paid",
    ]);
  });

  it("until a last try fails, here one that a crash cut off", async () => {
    const { driver, holdId } = await declined();
    await db().update(bookings).set({ payment_method: "card" }).where(eq(bookings.id, holdId));
    const payment = { method: "card", purpose: "booking", amount: 6000, currency: "PHP" } as const;
    await openNow({ id: newId(), bookingId: holdId, payerId: driver.id, ...payment });
    advance({ seconds: 31 });
    await recoverBookings();
    expect(await failuresOf(driver)).toEqual([
      { asks: true, outcome: "released", isRead: true },
      { asks: false, outcome: undefined, isRead: false },
    ]);
  });
});

it("asks for nothing when an extension was not paid: the booking goes on", async () => {
  const { driver, booking } = await parked();
  const { quote_id } = await quoteExtension(driver, booking.id, { minutes: 30 });
  const input = { quote_id, minutes: 30, payment_method: "card" as const };
  await refusalOf(extendBooking(driver, booking.id, { ...input, payment_token: "tok_declined" }));
  expect(await failureOf(driver)).toMatchObject({ asks: false });
});

it("asks for nothing when the slot was not held", async () => {
  const driver = await person("driver");
  const slot = (await openLot(await person("owner"))).slots[0]!;
  await refusalOf(book(driver, slot, { token: "tok_declined" }));
  expect(await failureOf(driver)).toMatchObject({ asks: false });
});
