import { newId } from "@/lib/core/id";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db";
import { cardProvider } from "@/lib/domain/payment/provider";
import { payments } from "@/lib/domain/payment/table";
import { hold } from "@/lib/testing/bookings";
import { advance, freezeClock, useTestDatabase } from "@/lib/testing/database";
import { bellOf } from "@/lib/testing/events";
import { openLot } from "@/lib/testing/lots";
import { openNow } from "@/lib/testing/payments";
import { person } from "@/lib/testing/people";
import { getBooking } from "../read/bookings";
import { bookings } from "../table";
import { cancelBooking } from "./cancel";
import { expireBookings } from "./expire";
import { recoverBookings } from "./recover";

useTestDatabase();
beforeEach(() => freezeClock("2026-11-26T02:00:00Z"));

/** What a crash leaves behind between the charge of a card and its settlement. */
async function cutOff(driver: Actor, { charged }: { charged: boolean }) {
  const lot = await openLot(await person("owner"));
  const { holdId } = await hold(driver, lot.slots[0]!);
  await db()
    .update(bookings)
    .set({ payment_method: "card", vehicle_number: "KL 1", vehicle_key: "KL1" })
    .where(eq(bookings.id, holdId));
  const payment = await openNow({
    id: newId(),
    bookingId: holdId,
    payerId: driver.id,
    method: "card",
    purpose: "booking",
    amount: 6000,
    currency: "PHP",
  });
  const charge = { key: payment.id, amount: 6000, currency: "PHP", token: "tok_ok" };
  if (charged) await cardProvider().charge(charge);
  return { bookingId: holdId, paymentId: payment.id };
}

const paymentOf = async (id: string) =>
  (await db().select().from(payments).where(eq(payments.id, id)))[0]!;

describe("recoverBookings", () => {
  it("P3: begins a booking whose card was charged before the crash", async () => {
    const driver = await person("driver");
    const { bookingId } = await cutOff(driver, { charged: true });
    advance({ seconds: 31 });
    await recoverBookings();
    expect(await getBooking(driver, bookingId)).toMatchObject({
      status: "active",
      payment: { status: "succeeded" },
    });
    expect(await bellOf(driver)).toEqual(["new_reservation", "payment_confirmed"]);
  });

  it("P3: releases a slot whose card was not charged, and notifies the driver", async () => {
    const driver = await person("driver");
    const { bookingId, paymentId } = await cutOff(driver, { charged: false });
    advance({ seconds: 31 });
    await recoverBookings();
    expect(await getBooking(driver, bookingId)).toMatchObject({ status: "cancelled" });
    expect(await paymentOf(paymentId)).toMatchObject({ status: "failed" });
    expect(await bellOf(driver)).toEqual(["payment_failed"]);
  });

  it("does not change a payment that may still be in progress", async () => {
    const driver = await person("driver");
    const { paymentId } = await cutOff(driver, { charged: true });
    advance({ seconds: 29 });
    await recoverBookings();
    expect(await paymentOf(paymentId)).toMatchObject({ status: "pending" });
  });

  it("settles once, however often it runs", async () => {
    const driver = await person("driver");
    await cutOff(driver, { charged: true });
    advance({ seconds: 31 });
    await recoverBookings();
    await recoverBookings();
    expect(await bellOf(driver)).toHaveLength(2);
  });

  it("a hold whose card is being charged does not expire and cannot be cancelled", async () => {
    const driver = await person("driver");
    const { bookingId } = await cutOff(driver, { charged: true });
    advance({ minutes: 5 });
    expect(await expireBookings()).toBe(0);
    await expect(cancelBooking(driver, bookingId, null)).rejects.toMatchObject({
      problem: { code: "payment_in_progress" },
    });
  });
});
