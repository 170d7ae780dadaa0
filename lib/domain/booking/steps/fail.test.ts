import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { PaymentMethod } from "@/lib/domain/payment/schema";
import { book, hold, parked } from "@/lib/testing/bookings";
import { advance, freezeClock, useTestDatabase } from "@/lib/testing/database";
import { bellOf, storedFor } from "@/lib/testing/events";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { cancelBooking } from "../write/cancel";
import { createBooking } from "../write/create";
import { expireBookings } from "../write/expire";
import { extendBooking } from "../write/extend";
import { quoteExtension } from "../write/quote-extension";
import { payBooking } from "../write/pay";
import { verifyCash } from "../write/verify-cash";

useTestDatabase();
beforeEach(() => freezeClock("2026-11-26T02:00:00Z"));

const failureOf = async (driver: Actor) => {
  const [row] = await storedFor(driver, "payment_failed");
  return { asks: row!.asks, outcome: row!.resolved?.outcome, isRead: row!.read_at !== null };
};

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

  it("of an extension until it is extended", async () => {
    const { driver, booking } = await parked();
    const extend = async (payment_token?: string) => {
      const { quote_id } = await quoteExtension(driver, booking.id, { minutes: 30 });
      return extendBooking(driver, booking.id, {
        quote_id,
        minutes: 30,
        payment_method: "card",
        payment_token,
      });
    };
    await refusalOf(extend("tok_declined"));
    await extend();
    expect(await failureOf(driver)).toMatchObject({ outcome: "extended" });
  });

  it("of an extension until the booking ends", async () => {
    const { driver, booking } = await parked();
    const { quote_id } = await quoteExtension(driver, booking.id, { minutes: 30 });
    const input = { quote_id, minutes: 30, payment_method: "card" as const };
    await refusalOf(extendBooking(driver, booking.id, { ...input, payment_token: "tok_declined" }));
    advance({ minutes: 61 });
    await expireBookings();
    expect(await failureOf(driver)).toMatchObject({ outcome: "expired" });
  });

  it("in the place of cash until the cash is verified", async () => {
    const [owner, driver] = [await person("owner"), await person("driver")];
    const slot = (await openLot(owner)).slots[0]!;
    const booking = await book(driver, slot, { method: "cash" });
    await refusalOf(payBooking(driver, booking.id, { payment_token: "tok_declined" }));
    await verifyCash(owner, booking.payment!.id);
    expect(await failureOf(driver)).toMatchObject({ asks: true, outcome: "verified" });
  });
});

it("asks for nothing when the slot was not held", async () => {
  const driver = await person("driver");
  const slot = (await openLot(await person("owner"))).slots[0]!;
  await refusalOf(book(driver, slot, { token: "tok_declined" }));
  expect(await failureOf(driver)).toMatchObject({ asks: false });
});
