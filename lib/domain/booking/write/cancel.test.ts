import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { book, extendInCash, extendingInCash, hold } from "@/lib/testing/bookings";
import { advance, freezeClock, useTestDatabase } from "@/lib/testing/database";
import { auditRows } from "@/lib/testing/audit";
import { bellOf, eventTypes, storedFor } from "@/lib/testing/events";
import { openLot } from "@/lib/testing/lots";
import { storedPayment } from "@/lib/testing/payments";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { getBooking } from "../read/bookings";
import { previewCancel } from "../read/refund-preview";
import { bookings } from "../table";
import { cancelBooking } from "./cancel";
import { expireBookings } from "./expire";
import { extendBooking } from "./extend";
import { quoteExtension } from "./quote-extension";
import { verifyCash } from "./verify-cash";

useTestDatabase();
beforeEach(() => freezeClock("2026-11-26T02:00:00Z"));

const HOUR_MS = 3_600_000;
const inHours = (hours: number) => new Date(clock.ms() + hours * HOUR_MS).toISOString();

async function setUp() {
  const owner = await person("owner");
  const driver = await person("driver");
  const lot = await openLot(owner, {}, { stored: { late_refund_percent: 50 } });
  return { owner, driver, slot: lot.slots[0]! };
}

it("J3.1: does nothing when the refund that was shown no longer holds", async () => {
  const { driver, slot } = await setUp();
  const { id } = await book(driver, slot, { startTime: inHours(1) });
  const shown = (await previewCancel(driver, id)).refund;
  advance({ minutes: 55 });
  expect(await refusalOf(cancelBooking(driver, id, null, shown))).toMatchObject({
    status: 409,
    code: "refund_changed",
    detail: "The refund is ₱30.00 now. Cancel again if you agree.",
    extra: { refund: "30.00" },
  });
  expect(await getBooking(driver, id)).toMatchObject({ status: "confirmed" });
  expect(await cancelBooking(driver, id, null, "30.00")).toMatchObject({ status: "cancelled" });
});

it("J3.1: refunds the sum that was shown, also where each payment is rounded", async () => {
  const owner = await person("owner");
  const driver = await person("driver");
  const stored = { late_refund_percent: 50 };
  const lot = await openLot(owner, { hourly_rate: "12.75" }, { stored });
  const { id } = await book(driver, lot.slots[0]!, { startTime: inHours(1) });
  const { quote_id } = await quoteExtension(driver, id, { minutes: 60 });
  await extendBooking(driver, id, { quote_id, minutes: 60, payment_method: "card" });
  advance({ minutes: 55 });
  const shown = await previewCancel(driver, id);
  expect(shown).toMatchObject({ paid: "25.50", refund: "12.76" });
  expect(await cancelBooking(driver, id, null, shown.refund)).toMatchObject({
    payment: { refunded: "12.76" },
  });
});

describe("cancelBooking", () => {
  it("J3.1: refunds everything in the free time; notifies owner and driver", async () => {
    const { owner, driver, slot } = await setUp();
    const { id } = await book(driver, slot, { startTime: inHours(3) });
    const cancelled = await cancelBooking(driver, id, "plans changed");
    expect(cancelled).toMatchObject({
      status: "cancelled",
      payment: { status: "refunded", refunded: "60.00" },
    });
    const [, , ...news] = await eventTypes();
    expect(news).toEqual(["reservation_cancelled", "refund_issued"]);
    expect(await bellOf(owner)).toContain("reservation_cancelled");
    const [own] = await storedFor(driver, "reservation_cancelled");
    expect(own!.read_at, "the author's own copy is read").not.toBeNull();
  });

  it("refunds the share of the terms after that", async () => {
    const { driver, slot } = await setUp();
    const { id } = await book(driver, slot, { startTime: inHours(1) });
    advance({ minutes: 55 });
    expect(await cancelBooking(driver, id, null)).toMatchObject({
      payment: { status: "succeeded", refunded: "30.00" },
    });
  });

  it("refunds nothing after the start, and emits no refund", async () => {
    const { driver, slot } = await setUp();
    const { id } = await book(driver, slot);
    advance({ minutes: 10 });
    expect(await cancelBooking(driver, id, null)).toMatchObject({
      status: "cancelled",
      payment: { status: "succeeded", refunded: "0.00" },
    });
    expect(await eventTypes()).not.toContain("refund_issued");
  });

  it("refunds everything when the owner cancels, and is audited", async () => {
    const { owner, driver, slot } = await setUp();
    const { id } = await book(driver, slot);
    advance({ minutes: 10 });
    expect(await cancelBooking(owner, id, "flooded")).toMatchObject({
      payment: { status: "refunded", refunded: "60.00" },
    });
    expect(await auditRows()).toMatchObject([{ action: "booking.cancel" }]);
  });

  it("ends a cash payment that was not paid yet", async () => {
    const { driver, slot } = await setUp();
    const { id } = await book(driver, slot, { method: "cash" });
    expect(await cancelBooking(driver, id, null)).toMatchObject({
      status: "cancelled",
      payment: { status: "cancelled", refunded: "0.00" },
    });
  });

  it("releases a hold without a notification", async () => {
    const { driver, slot } = await setUp();
    const { holdId } = await hold(driver, slot);
    expect(await cancelBooking(driver, holdId, null)).toMatchObject({ status: "cancelled" });
    expect(await eventTypes()).toEqual([]);
  });

  it("frees the slot immediately", async () => {
    const { driver, slot } = await setUp();
    const { id } = await book(driver, slot);
    await cancelBooking(driver, id, null);
    await expect(book(await person("driver"), slot)).resolves.toMatchObject({ status: "active" });
  });

  it("does not find the booking of another driver or of another owner's lot", async () => {
    const { driver, slot } = await setUp();
    const { id } = await book(driver, slot);
    for (const stranger of [await person("driver"), await person("owner"), await person("staff")])
      expect(await refusalOf(cancelBooking(stranger, id, null))).toMatchObject({ status: 404 });
  });

  it("refuses what is over or already cancelled with 409", async () => {
    const { driver, slot } = await setUp();
    const { id } = await book(driver, slot, { minutes: 30 });
    advance({ minutes: 30 });
    const over = await refusalOf(cancelBooking(driver, id, null));
    expect(over).toMatchObject({ status: 409, code: "not_cancellable" });
    const next = await book(driver, slot);
    await cancelBooking(driver, next.id, null);
    const again = await refusalOf(cancelBooking(driver, next.id, null));
    expect(again).toMatchObject({ status: 409, code: "not_cancellable" });
  });
});

describe("while an extension is not paid", () => {
  it("cancels the booking with what waits for cash, and refunds only what was paid", async () => {
    const { owner, driver, booking, payment } = await extendingInCash();
    const cancelled = await cancelBooking(owner, booking.id, "closed");
    expect(cancelled).toMatchObject({
      status: "cancelled",
      extension: null,
      hold_until: null,
      payment: { amount: "60.00", refunded: "60.00" },
    });
    expect(await storedPayment(payment)).toMatchObject({ status: "cancelled" });
    const [asked] = await storedFor(owner, "cash_payment_pending");
    expect(asked!.resolved).toMatchObject({ outcome: "cancelled" });
    expect(await bellOf(driver)).not.toContain("booking_extension_failed");
    advance({ minutes: 15 });
    expect(await expireBookings()).toBe(0);
  });

  it("waits for a card that is being charged", async () => {
    const { driver, booking } = await extendingInCash();
    await db().update(bookings).set({ hold_until: null }).where(eq(bookings.id, booking.id));
    expect((await refusalOf(cancelBooking(driver, booking.id, null))).code).toBe(
      "payment_in_progress",
    );
  });
});

describe("previewCancel", () => {
  it("S1.30: names the desk for what was paid there, and the card for the rest", async () => {
    const { driver, slot } = await setUp();
    const { id } = await book(driver, slot, { startTime: inHours(1) });
    const { payment } = await extendInCash(driver, id);
    await verifyCash(await person("admin"), payment);
    expect((await previewCancel(driver, id)).text).toBe(
      "You get everything back: ₱60.00 to your card and ₱30.00 at the desk.",
    );
    expect(await getBooking(driver, id)).toMatchObject({
      paid: [
        { method: "card", amount: "60.00", refunded: "0.00" },
        { method: "cash", amount: "30.00", refunded: "0.00" },
      ],
      payments: [{ method: "card" }, { method: "cash" }],
    });
    await cancelBooking(driver, id, null);
    expect((await getBooking(driver, id)).paid).toMatchObject([
      { method: "card", refunded: "60.00" },
      { method: "cash", refunded: "30.00" },
    ]);
  });

  it("S1.30: says what cancelling would refund, and changes nothing", async () => {
    const { driver, slot } = await setUp();
    const { id } = await book(driver, slot, { startTime: inHours(1) });
    expect(await previewCancel(driver, id)).toMatchObject({
      refund: "60.00",
      percent: 100,
      text: "You get everything back: ₱60.00 to your card.",
    });
    advance({ minutes: 55 });
    expect(await previewCancel(driver, id)).toMatchObject({
      refund: "30.00",
      text: "You get 50 % back: ₱30.00 to your card.",
    });
    expect(await previewCancel(await person("admin"), id)).toMatchObject({
      refund: "60.00",
      text: "The driver gets everything back: ₱60.00 to the card.",
    });
    expect(await cancelBooking(driver, id, null)).toMatchObject({ payment: { refunded: "30.00" } });
  });

  it.each([
    ["nothing was paid", "cash" as const, 0, "Nothing was paid yet, so nothing is charged."],
    [
      "the time for it is over",
      "card" as const,
      10,
      "Nothing is refunded: the time for free cancellation is over.",
    ],
  ])("says when %s", async (_name, method, minutes, text) => {
    const { driver, slot } = await setUp();
    const { id } = await book(driver, slot, { method });
    advance({ minutes });
    expect(await previewCancel(driver, id)).toMatchObject({ refund: "0.00", text });
  });
});
