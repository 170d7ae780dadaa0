import { beforeEach, describe, expect, it } from "vitest";
import { clock } from "@/lib/core/clock";
import { transaction } from "@/lib/core/db";
import { book, extendInCash, extendingInCash, hold } from "@/lib/testing/bookings";
import { advance, freezeClock, useTestDatabase } from "@/lib/testing/database";
import { bellOf, eventTypes, storedFor } from "@/lib/testing/events";
import { openLot } from "@/lib/testing/lots";
import { storedPayment } from "@/lib/testing/payments";
import { person } from "@/lib/testing/people";
import { getBooking } from "../read/bookings";
import { cancelBooking } from "./cancel";
import { applyDeadlines, lockDueInSlot } from "../steps/deadlines";
import { expireBookings } from "./expire";

useTestDatabase();
beforeEach(() => freezeClock("2026-11-26T02:00:00Z"));

async function setUp(mode: "instant" | "request" = "instant") {
  const owner = await person("owner");
  const driver = await person("driver");
  const lot = await openLot(owner, { mode });
  return { owner, driver, slot: lot.slots[0]! };
}

const inMinutes = (minutes: number) => clock.inMinutes(minutes).toISOString();

describe("expireBookings", () => {
  it("P6 E5: ends a booking on time, once, and notifies the driver", async () => {
    const { driver, slot } = await setUp();
    const { id } = await book(driver, slot, { minutes: 30 });
    advance({ minutes: 29, seconds: 55 });
    expect(await expireBookings()).toBe(0);
    advance({ seconds: 5 });
    expect(await expireBookings()).toBe(1);
    expect(await expireBookings()).toBe(0);
    expect(await getBooking(driver, id)).toMatchObject({ status: "expired" });
    const ends = (await bellOf(driver)).filter((type) => type === "reservation_expired");
    expect(ends).toHaveLength(1);
  });

  it("starts a confirmed booking when its time has come", async () => {
    const { driver, slot } = await setUp();
    const { id } = await book(driver, slot, { startTime: inMinutes(60) });
    advance({ minutes: 60 });
    await expireBookings();
    expect(await getBooking(driver, id)).toMatchObject({ status: "active" });
  });

  it("P6: starts and ends a booking that lay within an outage", async () => {
    const { driver, slot } = await setUp();
    const { id } = await book(driver, slot, { startTime: inMinutes(60), minutes: 30 });
    advance({ hours: 5 });
    await expireBookings();
    expect(await getBooking(driver, id)).toMatchObject({ status: "expired" });
  });

  it("W11: releases a hold after five minutes and notifies only the driver", async () => {
    const { owner, driver, slot } = await setUp();
    await hold(driver, slot);
    advance({ minutes: 5 });
    expect(await expireBookings()).toBe(1);
    expect(await bellOf(driver)).toEqual(["booking_hold_expired"]);
    expect(await bellOf(owner)).toEqual([]);
  });

  it("W11: releases cash that nobody verified, without a refund, and notifies both", async () => {
    const { owner, driver, slot } = await setUp();
    const { id } = await book(driver, slot, { method: "cash" });
    advance({ hours: 2 });
    await expireBookings();
    expect(await getBooking(driver, id)).toMatchObject({
      status: "cancelled",
      payment: { status: "cancelled", refunded: "0.00" },
    });
    expect(await bellOf(driver)).toContain("booking_hold_expired");
    expect(await bellOf(owner)).toContain("booking_hold_expired");
    expect(await eventTypes()).not.toContain("refund_issued");
  });

  it("declines a request that nobody answered, and refunds everything", async () => {
    const { driver, slot } = await setUp("request");
    const { id } = await book(driver, slot);
    advance({ minutes: 60 });
    await expireBookings();
    expect(await getBooking(driver, id)).toMatchObject({
      status: "declined",
      decline_reason: "not answered in time",
      payment: { status: "refunded", refunded: "60.00" },
    });
    expect((await eventTypes()).slice(-2)).toEqual(["booking_declined", "refund_issued"]);
  });

  it("P28: does not change a booking that was cancelled before its end", async () => {
    const { driver, slot } = await setUp();
    const { id } = await book(driver, slot, { minutes: 30 });
    await cancelBooking(driver, id, null);
    advance({ hours: 1 });
    expect(await expireBookings()).toBe(0);
    expect(await eventTypes()).not.toContain("reservation_expired");
  });

  it("does not change other slots when it runs for one slot", async () => {
    const owner = await person("owner");
    const lot = await openLot(owner);
    for (const slot of lot.slots) await book(await person("driver"), slot, { minutes: 30 });
    advance({ minutes: 30 });
    const period = { from: clock.inMinutes(-30), to: clock.now() };
    await transaction(async () => applyDeadlines(await lockDueInSlot(lot.slots[0]!, period)));
    expect(await expireBookings()).toBe(1);
  });
});

it("I2: leaves to the job what does not block the time that is wanted", async () => {
  const { driver, slot } = await setUp();
  await book(driver, slot, { minutes: 30 });
  advance({ minutes: 30 });
  const later = { from: clock.inMinutes(0), to: clock.inMinutes(30) };
  const during = { from: clock.inMinutes(-1), to: clock.inMinutes(30) };
  await transaction(async () => {
    expect(await lockDueInSlot(slot, later)).toHaveLength(0);
    expect(await lockDueInSlot(slot, during)).toHaveLength(1);
  });
});

describe("W11: cash for an extension that nobody verified", () => {
  it("is given up at its deadline; the booking goes on and ends on time", async () => {
    const { owner, driver, slot, booking, payment } = await extendingInCash();
    advance({ minutes: 14, seconds: 59 });
    expect(await expireBookings()).toBe(0);
    advance({ seconds: 1 });
    expect(await expireBookings()).toBe(1);
    expect(await expireBookings()).toBe(0);
    expect(await getBooking(driver, booking.id)).toMatchObject({
      status: "active",
      end_time: booking.end_time,
      extension: null,
      payment: { amount: "60.00" },
    });
    expect(await storedPayment(payment)).toMatchObject({ status: "cancelled" });
    expect(await storedFor(driver, "booking_extension_failed")).toMatchObject([
      { message: "Not extended: the cash was not confirmed in time" },
    ]);
    const [asked] = await storedFor(owner, "cash_payment_pending");
    expect(asked!.resolved).toMatchObject({ by: "Parkmate", outcome: "released" });
    await book(await person("driver"), slot, { startTime: booking.end_time });
    advance({ minutes: 45 });
    await expireBookings();
    expect(await getBooking(driver, booking.id)).toMatchObject({ status: "expired" });
  });

  it("P6: does not delay an end that comes first, nor one within an outage", async () => {
    const { driver, booking } = await extendingInCash();
    advance({ hours: 3 });
    expect(await expireBookings()).toBe(1);
    expect(await getBooking(driver, booking.id)).toMatchObject({
      status: "expired",
      end_time: booking.end_time,
      extension: null,
    });
    expect((await bellOf(driver)).sort().slice(0, 2)).toEqual([
      "booking_extension_failed",
      "new_reservation",
    ]);
    expect(await bellOf(driver)).toContain("reservation_expired");
  });

  it("leaves an upcoming booking to its start", async () => {
    const { driver, slot } = await setUp();
    const { id } = await book(driver, slot, { startTime: inMinutes(60) });
    await extendInCash(driver, id);
    advance({ minutes: 15 });
    await expireBookings();
    expect(await getBooking(driver, id)).toMatchObject({ status: "confirmed", extension: null });
  });

  it("goes on waiting while an upcoming booking starts", async () => {
    const { driver, slot } = await setUp();
    const { id } = await book(driver, slot, { startTime: inMinutes(10) });
    await extendInCash(driver, id);
    advance({ minutes: 10 });
    await expireBookings();
    expect(await getBooking(driver, id)).toMatchObject({
      status: "active",
      extension: { minutes: 30 },
    });
  });

  it("I2: is in nobody's way once its deadline has passed, before the job has run", async () => {
    const { slot, booking } = await extendingInCash();
    advance({ minutes: 15 });
    await book(await person("driver"), slot, { startTime: booking.end_time });
  });
});
