import { beforeEach, describe, expect, it } from "vitest";
import { auditRows } from "@/lib/testing/audit";
import { book, extendInCash, extendingInCash } from "@/lib/testing/bookings";
import { advance, freezeClock, useTestDatabase } from "@/lib/testing/database";
import { bellOf, storedFor } from "@/lib/testing/events";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { getBooking } from "../read/bookings";
import { cancelBooking } from "./cancel";
import { expireBookings } from "./expire";
import { sendReminders } from "./remind";
import { verifyCash } from "./verify-cash";

useTestDatabase();
beforeEach(() => freezeClock("2026-11-26T02:00:00Z"));

async function setUp(stored: { owner_can_verify?: boolean } = {}) {
  const [owner, admin] = [await person("owner"), await person("admin")];
  const driver = await person("driver");
  const lot = await openLot(owner, {}, { stored });
  const booking = await book(driver, lot.slots[0]!, { method: "cash" });
  return { owner, admin, driver, booking, payment: booking.payment!.id };
}

describe("verifyCash", () => {
  it("S1.10 E7 C23: the paid time starts when cash is verified", async () => {
    const { owner, driver, booking, payment } = await setUp();
    advance({ minutes: 4 });
    expect(await verifyCash(owner, payment)).toMatchObject({
      payment_id: payment,
      booking_id: booking.id,
      verified_by: owner.name,
    });
    expect(await getBooking(driver, booking.id)).toMatchObject({
      status: "active",
      seconds_remaining: 3600,
      hold_until: null,
      payment: { status: "succeeded", verified_by: owner.name },
    });
    expect(await bellOf(driver)).toContain("payment_verified");
    expect(await auditRows()).toMatchObject([{ action: "payment.verify", actor_id: owner.id }]);
  });

  it("N5: resolves the notification of every verifier", async () => {
    const { owner, admin, payment } = await setUp();
    await verifyCash(owner, payment);
    for (const verifier of [owner, admin]) {
      const [question] = await storedFor(verifier, "cash_payment_pending");
      expect(question!.resolved).toMatchObject({ by: owner.name, outcome: "verified" });
    }
  });

  it("the second verifier learns who was first", async () => {
    const { owner, admin, payment } = await setUp();
    await verifyCash(owner, payment);
    const refusal = await refusalOf(verifyCash(admin, payment));
    expect(refusal).toMatchObject({ status: 409, code: "already_resolved" });
    expect(refusal.extra?.resolved).toMatchObject({ by: owner.name, outcome: "verified" });
  });

  it("only admins verify where the lot says so", async () => {
    const { owner, admin, payment } = await setUp({ owner_can_verify: false });
    expect(await refusalOf(verifyCash(owner, payment))).toMatchObject({ status: 403 });
    await expect(verifyCash(admin, payment)).resolves.toBeDefined();
  });

  it("does not find a payment of another owner's lot, nor a card payment", async () => {
    const { driver, payment } = await setUp();
    const other = await person("owner");
    expect(await refusalOf(verifyCash(other, payment))).toMatchObject({ status: 404 });
    const lot = await openLot(other);
    const card = await book(driver, lot.slots[0]!);
    expect(await refusalOf(verifyCash(other, card.payment!.id))).toMatchObject({ status: 404 });
  });

  it("refuses money that comes after the deadline, and for a cancelled booking", async () => {
    const first = await setUp();
    advance({ hours: 2 });
    expect(await refusalOf(verifyCash(first.owner, first.payment))).toMatchObject({
      status: 409,
      code: "hold_expired",
    });
    const second = await setUp();
    await cancelBooking(second.driver, second.booking.id, null);
    expect(await refusalOf(verifyCash(second.owner, second.payment))).toMatchObject({
      status: 409,
      code: "already_resolved",
    });
  });
});

describe("W10: verifying the cash of an extension", () => {
  it("extends the booking from its end, and tells the driver and the owner", async () => {
    const { owner, driver, booking, payment } = await extendingInCash();
    advance({ minutes: 5 });
    await verifyCash(await person("admin"), payment);
    expect(await getBooking(driver, booking.id)).toMatchObject({
      status: "active",
      start_time: booking.start_time,
      end_time: "2026-11-26T03:30:00.000Z",
      minutes: 90,
      amount: "90.00",
      lines: [{ amount: "60.00" }, { amount: "30.00" }],
      payment: { amount: "90.00", refunded: "0.00" },
      extension: null,
      hold_until: null,
    });
    for (const party of [driver, owner])
      expect(await storedFor(party, "booking_extended")).toMatchObject([
        { message: "Extended to 11:30. ₱30.00 charged." },
      ]);
    const [asked] = await storedFor(owner, "cash_payment_pending");
    expect(asked!.resolved).toMatchObject({ outcome: "verified" });
    expect(await auditRows()).toMatchObject([{ action: "payment.verify" }]);
  });

  it("moves the reminder and the end", async () => {
    const { owner, driver, booking, payment } = await extendingInCash();
    await verifyCash(owner, payment);
    advance({ minutes: 60 });
    await sendReminders();
    await expireBookings();
    expect(await bellOf(driver)).not.toContain("reservation_expired");
    advance({ minutes: 25 });
    await sendReminders();
    expect(await bellOf(driver)).toContain("booking_expiring_soon");
    advance({ minutes: 5 });
    await expireBookings();
    expect(await getBooking(driver, booking.id)).toMatchObject({ status: "expired" });
  });

  it("the second verifier learns who was first; one who comes too late is refused", async () => {
    const { owner, driver, booking, payment } = await extendingInCash();
    await verifyCash(owner, payment);
    expect(await refusalOf(verifyCash(owner, payment))).toMatchObject({
      code: "already_resolved",
      extra: { resolved: { outcome: "verified" } },
    });
    const again = await extendInCash(driver, booking.id);
    advance({ minutes: 15 });
    expect((await refusalOf(verifyCash(owner, again.payment))).code).toBe("hold_expired");
    expect(await getBooking(driver, booking.id)).toMatchObject({ minutes: 90 });
  });

  it("is refunded with the rest when the booking is cancelled", async () => {
    const { owner, booking, payment } = await extendingInCash();
    await verifyCash(owner, payment);
    const cancelled = await cancelBooking(owner, booking.id, null);
    expect(cancelled.payment).toMatchObject({ amount: "90.00", refunded: "90.00" });
  });
});
