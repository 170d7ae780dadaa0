import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db";
import { payments, refunds } from "@/lib/domain/payment/table";
import { book, extendInCash, extendingInCash, parked } from "@/lib/testing/bookings";
import { advance, freezeClock, useTestDatabase } from "@/lib/testing/database";
import { bellOf, storedFor } from "@/lib/testing/events";
import { executeAction } from "@/lib/domain/notification/write/execute-action";
import { openLot } from "@/lib/testing/lots";
import { storedPayment } from "@/lib/testing/payments";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { lots, slots } from "@/lib/domain/lot/table";
import { loadBooking } from "../read/load";
import { cancelBooking } from "./cancel";
import { expireBookings } from "./expire";
import { extendBooking, extendOnce } from "./extend";
import { quoteExtension } from "./quote-extension";
import { sendReminders } from "./remind";

useTestDatabase();
beforeEach(() => freezeClock("2026-11-26T02:00:00Z"));

async function extend(driver: Actor, id: string, minutes: number, token?: string) {
  const { quote_id } = await quoteExtension(driver, id, { minutes });
  return extendBooking(driver, id, {
    quote_id,
    minutes,
    payment_method: "card",
    payment_token: token,
  });
}

/** What a booking that nobody has extended looks like. */
const unextended = { minutes: 60, extension: null, amount: 6000 };
const rowOf = async (driver: Actor, id: string) => (await loadBooking(driver, id)).booking;

describe("W10 N1: extending", () => {
  it("adds the time and its price to the booking", async () => {
    const { owner, driver, booking } = await parked();
    const extended = await extend(driver, booking.id, 30);
    expect(extended).toMatchObject({
      status: "active",
      end_time: "2026-11-26T03:30:00.000Z",
      minutes: 90,
      amount: "90.00",
      payment: { amount: "90.00", refunded: "0.00" },
      version: booking.version + 1,
    });
    expect(extended.lines).toHaveLength(2);
    const row = await rowOf(driver, booking.id);
    expect(row).toMatchObject({ extension: null, blocked_until: row.end_time });
    const [told] = await storedFor(owner, "booking_extended");
    expect(told).toMatchObject({ message: "Extended to 11:30. ₱30.00 charged." });
    expect(await bellOf(driver)).toContain("booking_extended");
  });

  it("moves the reminder, and answers the one that was sent", async () => {
    const { driver, booking } = await parked();
    advance({ minutes: 55 });
    await sendReminders();
    await extend(driver, booking.id, 30);
    const [reminder] = await storedFor(driver, "booking_expiring_soon");
    expect(reminder?.resolved).toMatchObject({ outcome: "extended" });
    advance({ minutes: 30 });
    await sendReminders();
    expect(await storedFor(driver, "booking_expiring_soon")).toHaveLength(2);
  });

  it("the reminder's own action extends once, at the price that was shown", async () => {
    const { driver, booking } = await parked();
    advance({ minutes: 55 });
    await sendReminders();
    const [reminder] = await storedFor(driver, "booking_expiring_soon");
    const { quote_id } = await quoteExtension(driver, booking.id, { minutes: 30 });
    const press = () => executeAction(driver, reminder!.id, "extend", { quote_id });
    const { notification, result } = await press();
    expect(result).toMatchObject({ end_time: "2026-11-26T03:30:00.000Z" });
    expect(notification.actions).toMatchObject([
      { id: "extend", label: "Extended", state: "done" },
    ]);
    expect((await refusalOf(press())).code).toBe("already_resolved");
  });

  it("pressed twice at once it extends once", async () => {
    const { driver, booking } = await parked();
    const from = booking.end_time;
    const press = () => extendOnce(driver, booking.id, { minutes: 30, from });
    await Promise.allSettled([press(), press()]);
    expect((await refusalOf(press())).code).toBe("already_extended");
    expect(await rowOf(driver, booking.id)).toMatchObject({ minutes: 90, amount: 9000 });
  });

  it("the reminder is closed when the booking ends", async () => {
    const { driver } = await parked();
    advance({ minutes: 55 });
    await sendReminders();
    advance({ minutes: 5 });
    await expireBookings();
    const [reminder] = await storedFor(driver, "booking_expiring_soon");
    expect(reminder).toMatchObject({ read_at: expect.any(Date), resolved: { outcome: "expired" } });
  });

  it("a booking that has not begun can be extended, and again", async () => {
    const [owner, driver] = [await person("owner"), await person("driver")];
    const slot = (await openLot(owner, {})).slots[0]!;
    const booking = await book(driver, slot, { startTime: "2026-11-26T05:00:00Z", minutes: 60 });
    await extend(driver, booking.id, 15);
    expect(await extend(driver, booking.id, 15)).toMatchObject({
      status: "confirmed",
      end_time: "2026-11-26T06:30:00.000Z",
      amount: "90.00",
    });
  });
});

describe("W10 W11: extending in cash", () => {
  it("blocks the time, asks the verifiers, and leaves the booking as it is", async () => {
    const { owner, driver, slot, booking, payment } = await extendingInCash();
    expect(booking).toMatchObject({
      status: "active",
      end_time: "2026-11-26T03:00:00.000Z",
      minutes: 60,
      amount: "60.00",
      payment: { method: "card", amount: "60.00" },
      extension: {
        payment_id: payment,
        end_time: "2026-11-26T03:30:00.000Z",
        minutes: 30,
        amount: "30.00",
        until: booking.hold_until,
      },
    });
    const [asked] = await storedFor(owner, "cash_payment_pending");
    expect(asked).toMatchObject({
      message: `Cash ₱30.00 from Ana for #${booking.number}, hold ends 10:15`,
      data: {
        payment_id: payment,
        extended_to: "2026-11-26T03:30:00.000Z",
        detail: "Slot A-1 · KL 1 · extension by 30 min, until 11:30",
      },
    });
    expect(await bellOf(driver)).not.toContain("booking_extended");
    const other = book(await person("driver"), slot, { startTime: "2026-11-26T03:00:00Z" });
    expect((await refusalOf(other)).code).toBe("slot_taken");
  });

  it("waits for the cash until the end of the booking at the latest", async () => {
    const { driver, booking } = await parked();
    expect(await quoteExtension(driver, booking.id, { minutes: 30 })).toMatchObject({
      cash_until: "2026-11-26T02:15:00.000Z",
    });
    advance({ minutes: 55 });
    const waiting = await extendInCash(driver, booking.id);
    expect(waiting.booking.extension).toMatchObject({ until: booking.end_time });
  });

  it("gives way to an extension by card, and its verifiers learn of it", async () => {
    const { owner, driver, booking, payment } = await extendingInCash();
    expect(await extend(driver, booking.id, 60)).toMatchObject({ minutes: 120, extension: null });
    expect(await storedPayment(payment)).toMatchObject({ status: "cancelled" });
    const [asked] = await storedFor(owner, "cash_payment_pending");
    expect(asked!.resolved).toMatchObject({ outcome: "cancelled" });
    expect(await bellOf(driver)).not.toContain("booking_extension_failed");
  });

  it("asked twice it waits once, for the later one", async () => {
    const { owner, driver, booking, payment } = await extendingInCash();
    const later = await extendInCash(driver, booking.id, 45);
    expect(later.booking.extension).toMatchObject({ minutes: 45 });
    expect(await storedPayment(payment)).toMatchObject({ status: "cancelled" });
    const asked = await storedFor(owner, "cash_payment_pending");
    expect(asked.filter(({ resolved }) => !resolved)).toHaveLength(1);
  });

  it("is refused where the lot takes no cash, and before another booking", async () => {
    const { driver, slot, booking } = await parked();
    const { quote_id } = await quoteExtension(driver, booking.id, { minutes: 60 });
    const input = { quote_id, minutes: 60, payment_method: "cash" as const };
    await book(await person("driver"), slot, { startTime: "2026-11-26T03:30:00Z" });
    expect(await refusalOf(extendBooking(driver, booking.id, input))).toMatchObject({
      code: "next_booking",
      extra: { max_minutes: 30 },
    });
    await db().update(lots).set({ cash_accepted: false });
    expect((await refusalOf(extendInCash(driver, booking.id))).code).toBe("cash_not_accepted");
    expect(await rowOf(driver, booking.id)).toMatchObject(unextended);
  });
});

describe("W10: what follows stands against it", () => {
  it("one that was made after the price was asked, before anything is charged", async () => {
    const { driver, slot, booking } = await parked();
    const { quote_id } = await quoteExtension(driver, booking.id, { minutes: 60 });
    await book(await person("driver"), slot, { startTime: "2026-11-26T03:30:00Z" });
    const input = { quote_id, minutes: 60, payment_method: "card" as const };
    const refusal = await refusalOf(extendBooking(driver, booking.id, input));
    expect(refusal).toMatchObject({ code: "next_booking", extra: { max_minutes: 30 } });
    expect(await rowOf(driver, booking.id)).toMatchObject(unextended);
    expect(await db().select().from(payments)).toHaveLength(2);
  });
});

describe("an extension is refused", () => {
  it.each(["tok_declined", "tok_timeout"])("when the card fails: %s", async (token) => {
    const { driver, slot, booking } = await parked();
    await refusalOf(extend(driver, booking.id, 30, token));
    expect(await rowOf(driver, booking.id)).toMatchObject({ ...unextended, status: "active" });
    expect(await storedFor(driver, "payment_failed")).toMatchObject([
      { action_url: `/bookings/${booking.id}`, data: { retry: "extension" } },
    ]);
    await book(await person("driver"), slot, { startTime: "2026-11-26T03:00:00Z" });
  });

  it("once it has ended", async () => {
    const { driver, booking } = await parked();
    const { quote_id } = await quoteExtension(driver, booking.id, { minutes: 30 });
    advance({ minutes: 60 });
    await expireBookings();
    const input = { quote_id, minutes: 30, payment_method: "card" as const };
    expect(await refusalOf(extendBooking(driver, booking.id, input))).toMatchObject({
      status: 409,
      code: "not_extendable",
    });
  });

  it("for a closed slot, another person, or the price of another time", async () => {
    const { driver, slot, booking } = await parked();
    const stranger = await person("driver");
    expect((await refusalOf(quoteExtension(stranger, booking.id, { minutes: 30 }))).status).toBe(
      404,
    );
    const { quote_id } = await quoteExtension(driver, booking.id, { minutes: 30 });
    const wrong = { quote_id, minutes: 45, payment_method: "card" as const };
    expect(await refusalOf(extendBooking(driver, booking.id, wrong))).toMatchObject({
      code: "quote_mismatch",
    });
    await db().update(slots).set({ status: "maintenance" }).where(eq(slots.id, slot));
    expect((await refusalOf(extend(driver, booking.id, 30))).code).toBe("slot_closed");
  });
});

it("cancelling refunds the share of both payments", async () => {
  const { owner, driver, booking } = await parked();
  await extend(driver, booking.id, 30);
  const cancelled = await cancelBooking(owner, booking.id, null);
  expect(cancelled.payment).toMatchObject({ amount: "90.00", refunded: "90.00" });
  const all = await db().select().from(refunds);
  expect(all.map((refund) => refund.amount).sort()).toEqual([3000, 6000]);
  expect(await db().select().from(payments).where(eq(payments.status, "refunded"))).toHaveLength(2);
});
