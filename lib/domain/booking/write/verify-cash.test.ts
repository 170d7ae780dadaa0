import { beforeEach, describe, expect, it } from "vitest";
import { auditRows } from "@/lib/testing/audit";
import { book } from "@/lib/testing/bookings";
import { advance, freezeClock, useTestDatabase } from "@/lib/testing/database";
import { bellOf, storedFor } from "@/lib/testing/events";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { getBooking } from "../read/bookings";
import { cancelBooking } from "./cancel";
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
