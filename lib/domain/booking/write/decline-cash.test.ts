import { beforeEach, expect, it } from "vitest";
import { auditRows } from "@/lib/testing/audit";
import { book, extendingInCash } from "@/lib/testing/bookings";
import { advance, freezeClock, useTestDatabase } from "@/lib/testing/database";
import { bellOf, storedFor } from "@/lib/testing/events";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { getBooking } from "../read/bookings";
import { declineCash } from "./decline-cash";
import { verifyCash } from "./verify-cash";

useTestDatabase();
beforeEach(() => freezeClock("2026-11-26T02:00:00Z"));

async function setUp() {
  const [owner, admin] = [await person("owner"), await person("admin")];
  const driver = await person("driver");
  const lot = await openLot(owner);
  const booking = await book(driver, lot.slots[0]!, { method: "cash" });
  return { owner, admin, driver, booking, payment: booking.payment!.id };
}

it("declines the booking with its payment", async () => {
  const { admin, driver, booking, payment } = await setUp();
  expect(await declineCash(admin, payment, "nobody came")).toMatchObject({
    booking_id: booking.id,
    declined_by: admin.name,
  });
  expect(await getBooking(driver, booking.id)).toMatchObject({
    status: "declined",
    decline_reason: "nobody came",
    payment: { status: "declined" },
  });
  expect(await bellOf(driver)).toContain("booking_declined");
});

it("does not find payments of other owners' lots", async () => {
  const { payment } = await setUp();
  const other = await person("owner");
  expect(await refusalOf(declineCash(other, payment, "no"))).toMatchObject({ status: 404 });
});

it("N5: tells the second one when the first declined, as the first was told", async () => {
  const { owner, admin, payment } = await setUp();
  const { declined_at } = await declineCash(owner, payment, "nobody came");
  advance({ minutes: 1 });
  const refusal = await refusalOf(declineCash(admin, payment, "no"));
  expect(refusal.extra?.resolved).toEqual({
    by: owner.name,
    at: declined_at,
    outcome: "declined",
  });
});

it("refuses a payment that was verified, with who and when", async () => {
  const { owner, admin, payment } = await setUp();
  await verifyCash(owner, payment);
  const refusal = await refusalOf(declineCash(admin, payment, "no"));
  expect(refusal).toMatchObject({ status: 409, code: "already_resolved" });
  expect(refusal.extra?.resolved).toMatchObject({ by: owner.name });
});

it("W11: declines only the extension that it was for, and tells the driver once", async () => {
  const { owner, driver, slot, booking, payment } = await extendingInCash();
  await declineCash(owner, payment, "nobody came");
  expect(await getBooking(driver, booking.id)).toMatchObject({
    status: "active",
    end_time: booking.end_time,
    amount: "60.00",
    payment: { status: "succeeded", amount: "60.00" },
    extension: null,
    hold_until: null,
  });
  expect(await storedFor(driver, "booking_extension_failed")).toMatchObject([
    { message: "Not extended: nobody came", level: "warning" },
  ]);
  const [asked] = await storedFor(owner, "cash_payment_pending");
  expect(asked!.resolved).toMatchObject({ by: owner.name, outcome: "declined" });
  expect(await auditRows()).toMatchObject([{ action: "payment.decline" }]);
  await book(await person("driver"), slot, { startTime: "2026-11-26T03:00:00Z" });
  expect((await refusalOf(verifyCash(owner, payment))).extra?.resolved).toMatchObject({
    by: owner.name,
    outcome: "declined",
  });
});
