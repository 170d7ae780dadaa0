import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { changeLot } from "@/lib/domain/lot/write/change-lot";
import { changeSlot } from "@/lib/domain/lot/write/change-slot";
import { payments, refunds } from "@/lib/domain/payment/table";
import { book, hold, quote } from "@/lib/testing/bookings";
import { advance, freezeClock, useTestDatabase } from "@/lib/testing/database";
import { bellOf, eventTypes, storedFor } from "@/lib/testing/events";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { getBooking } from "../read/bookings";
import { listSlots } from "../read/slots";
import { createBooking } from "./create";
import { holdSlot } from "./hold";

useTestDatabase();
beforeEach(() => freezeClock("2026-11-26T02:00:00Z"));

async function setUp(lotFields: Parameters<typeof openLot>[1] = {}) {
  const owner = await person("owner");
  const admin = await person("admin");
  const [driver, rival] = [await person("driver"), await person("driver")];
  const lot = await openLot(owner, lotFields);
  return { owner, admin, driver, rival, lot, slot: lot.slots[0]! };
}

describe("paid by card", () => {
  it("J1.5: is active immediately, paid, and notifies driver and owner", async () => {
    const { owner, driver, slot } = await setUp();
    const booking = await book(driver, slot, { minutes: 30 });
    expect(booking).toMatchObject({
      status: "active",
      amount: "30.00",
      seconds_remaining: 1800,
      payment: { method: "card", status: "succeeded", amount: "30.00", refunded: "0.00" },
    });
    expect(await eventTypes()).toEqual(["new_reservation", "payment_confirmed"]);
    expect(await bellOf(owner)).toEqual(["new_reservation"]);
    const mine = await storedFor(driver);
    expect(booking.notification_ids.toSorted()).toEqual(mine.map((row) => row.id).toSorted());
  });

  it("is confirmed when its start is in the future", async () => {
    const { driver, slot } = await setUp();
    const start = new Date(clock.ms() + 3_600_000).toISOString();
    const booking = await book(driver, slot, { startTime: start });
    expect(booking).toMatchObject({ status: "confirmed", start_time: start });
  });

  it("waits for the owner's approval in a lot that asks for it", async () => {
    const { driver, slot } = await setUp({ mode: "request" });
    expect(await book(driver, slot)).toMatchObject({
      status: "requested",
      payment: { status: "succeeded" },
    });
  });

  it.each([
    ["declined", "tok_declined", "the card was declined"],
    ["without money", "tok_insufficient_funds", "insufficient funds"],
  ])("S3.9: a card %s takes no slot and notifies the driver once", async (_name, token, reason) => {
    const { driver, lot, slot } = await setUp();
    const refusal = await refusalOf(book(driver, slot, { token }));
    expect(refusal).toMatchObject({ status: 422, code: "payment_declined" });
    expect(refusal.detail).toContain(reason);
    expect(await bellOf(driver)).toEqual(["payment_failed"]);
    const [cell] = await listSlots(driver, lot.id, {});
    expect(cell!.state).toBe("available");
  });

  it("a slot that was held stays held after a declined card", async () => {
    const { driver, lot, slot } = await setUp();
    const { quoteId, holdId } = await hold(driver, slot);
    const order = { quote_id: quoteId, hold_id: holdId, vehicle_number: "KL 1", notes: "" };
    await refusalOf(
      createBooking(driver, { ...order, payment_method: "card", payment_token: "tok_declined" }),
    );
    const [cell] = await listSlots(driver, lot.id, {});
    expect(cell).toMatchObject({ state: "held", mine: true });
    expect(await storedFor(driver, "payment_failed")).toMatchObject([
      { action_url: `/bookings/${holdId}?pay=1`, data: { retry: "hold" }, asks: true },
    ]);
    const booking = await createBooking(driver, { ...order, payment_method: "card" });
    expect(booking).toMatchObject({ id: holdId, status: "active" });
  });

  it("a provider that does not answer charges nothing", async () => {
    const { driver, slot } = await setUp();
    const refusal = await refusalOf(book(driver, slot, { token: "tok_timeout" }));
    expect(refusal).toMatchObject({ status: 503, code: "payment_timeout" });
    expect(await db().select().from(payments)).toMatchObject([{ status: "failed" }]);
    expect(await db().select().from(refunds)).toEqual([]);
  });
});

describe("paid in cash", () => {
  it("N9: waits for verification until the lot's deadline and asks the verifiers", async () => {
    const { owner, admin, driver, slot } = await setUp();
    const booking = await book(driver, slot, { method: "cash" });
    expect(booking).toMatchObject({ status: "pending_payment", payment: { status: "pending" } });
    expect(booking.hold_until).not.toBeNull();
    expect(await bellOf(driver)).toEqual(["new_reservation", "booking_payment_pending"]);
    expect(await bellOf(owner)).toContain("cash_payment_pending");
    expect(await bellOf(admin)).toContain("cash_payment_pending");
  });

  it("C23: does not ask the owner in a lot where only admins verify", async () => {
    const owner = await person("owner");
    const lot = await openLot(owner, {}, { stored: { owner_can_verify: false } });
    await book(await person("driver"), lot.slots[0]!, { method: "cash" });
    expect(await bellOf(owner)).toEqual(["new_reservation"]);
  });

  it("is refused where the lot takes no cash", async () => {
    const lot = await openLot(await person("owner"), {}, { stored: { cash_accepted: false } });
    const refusal = await refusalOf(
      book(await person("driver"), lot.slots[0]!, { method: "cash" }),
    );
    expect(refusal).toMatchObject({ status: 422, code: "cash_not_accepted" });
  });
});

const findLiveBookings = () => Promise.resolve([]);
const pay = (driver: Actor, holdId: string, quoteId: string) =>
  createBooking(driver, {
    quote_id: quoteId,
    hold_id: holdId,
    vehicle_number: "KL 1",
    payment_method: "card",
  });

it("a hold is paid with a later quote for the same, a minute later", async () => {
  const { driver, slot } = await setUp();
  const { holdId } = await hold(driver, slot);
  advance({ minutes: 1 });
  const again = await quote(driver, slot);
  expect(await pay(driver, holdId, again)).toMatchObject({ id: holdId, status: "active" });
});

it("a hold of another slot than the quoted one is paid with that quote", async () => {
  const { driver, lot, slot } = await setUp();
  const quoteId = await quote(driver, slot);
  const { hold_id } = await holdSlot(driver, { quote_id: quoteId, slot: lot.slots[1]! });
  expect(await pay(driver, hold_id, quoteId)).toMatchObject({ status: "active" });
});

describe("what refuses a booking", () => {
  it("P1: a slot that is booked, with alternatives", async () => {
    const { driver, rival, lot, slot } = await setUp();
    const quoteId = await quote(rival, slot);
    await book(driver, slot);
    const refusal = await refusalOf(
      createBooking(rival, {
        quote_id: quoteId,
        vehicle_number: "KL 1",
        payment_method: "card",
      }),
    );
    expect(refusal).toMatchObject({ status: 409, code: "slot_taken" });
    expect(refusal.extra?.alternatives).toMatchObject([{ slot: lot.slots[1] }]);
  });

  it("I8: a vehicle that has another booking at that time", async () => {
    const { driver, rival, lot, slot } = await setUp();
    await book(driver, slot, { vehicle: "KL-08-AZ-1234" });
    const refusal = await refusalOf(book(rival, lot.slots[1]!, { vehicle: "kl 08 az 1234" }));
    expect(refusal).toMatchObject({ status: 409, code: "vehicle_busy" });
  });

  it("a quote of another person, and a hold of another person", async () => {
    const { driver, rival, slot } = await setUp();
    const { quoteId, holdId } = await hold(driver, slot);
    const order = { vehicle_number: "KL 1", payment_method: "card" as const };
    const byQuote = await refusalOf(createBooking(rival, { ...order, quote_id: quoteId }));
    expect(byQuote).toMatchObject({ status: 404 });
    const own = await quote(rival, slot);
    const byHold = await refusalOf(
      createBooking(rival, { ...order, quote_id: own, hold_id: holdId }),
    );
    expect(byHold).toMatchObject({ status: 404 });
  });

  it("a hold that has ended", async () => {
    const { driver, slot } = await setUp();
    const { quoteId, holdId } = await hold(driver, slot);
    advance({ minutes: 5 });
    const refusal = await refusalOf(
      createBooking(driver, {
        quote_id: quoteId,
        hold_id: holdId,
        vehicle_number: "KL 1",
        payment_method: "card",
      }),
    );
    expect(refusal).toMatchObject({ status: 410, code: "hold_expired" });
  });

  const later = "2026-11-26T05:00:00.000Z";
  const laterStill = "2026-11-26T06:00:00.000Z";
  it.each([
    ["of another length", {}, { minutes: 120 }, 0],
    ["for another start", { startTime: later }, { startTime: laterStill }, 0],
    ["for a start instead of now", {}, { startTime: later }, 0],
    ["for now instead of a start", { startTime: later }, {}, 0],
    ["for another slot of the same price", {}, {}, 1],
  ])("a hold that is paid with a quote %s", async (_name, held, quoted, at) => {
    const { driver, lot, slot } = await setUp();
    const { holdId } = await hold(driver, slot, held);
    const other = await quote(driver, lot.slots[at]!, quoted);
    expect(await refusalOf(pay(driver, holdId, other))).toMatchObject({
      status: 422,
      code: "quote_mismatch",
    });
  });

  it.each([
    ["a lot", "lot_closed"],
    ["a slot", "slot_closed"],
  ])("a hold in %s that has closed since", async (_name, code) => {
    const { owner, driver, lot, slot } = await setUp();
    const { quoteId, holdId } = await hold(driver, slot);
    if (code === "lot_closed")
      await changeLot(owner, lot.id, { status: "closed" }, findLiveBookings);
    else await changeSlot(owner, slot, { status: "maintenance" }, findLiveBookings);
    expect(await refusalOf(pay(driver, holdId, quoteId))).toMatchObject({ status: 409, code });
  });

  it("S1.32: more open bookings than a driver may have", async () => {
    const { owner, driver } = await setUp();
    const { slots } = await openLot(owner, {}, { slots: 6 });
    for (const slot of slots.slice(0, 5)) await book(driver, slot);
    expect(await refusalOf(book(driver, slots[5]!))).toMatchObject({ status: 409, code: "limit" });
  });
});

it("I10: another driver does not see the booking", async () => {
  const { driver, rival, slot } = await setUp();
  const { id } = await book(driver, slot);
  expect(await refusalOf(getBooking(rival, id))).toMatchObject({ status: 404 });
});
