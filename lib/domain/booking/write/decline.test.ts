import { beforeEach, expect, it } from "vitest";
import { auditRows } from "@/lib/testing/audit";
import { book, extendInCash } from "@/lib/testing/bookings";
import { freezeClock, useTestDatabase } from "@/lib/testing/database";
import { bellOf, storedFor } from "@/lib/testing/events";
import { openLot } from "@/lib/testing/lots";
import { storedPayment } from "@/lib/testing/payments";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { approveBooking } from "./approve";
import { declineBooking } from "./decline";

useTestDatabase();
beforeEach(() => freezeClock("2026-11-26T02:00:00Z"));

async function setUp() {
  const owner = await person("owner");
  const driver = await person("driver");
  const lot = await openLot(owner, { mode: "request" });
  return { owner, driver, booking: await book(driver, lot.slots[0]!) };
}

it("S1.9 E6: declines with a reason, refunds everything and notifies the driver", async () => {
  const { owner, driver, booking } = await setUp();
  const declined = await declineBooking(owner, booking.id, "closed for an event");
  expect(declined).toMatchObject({
    status: "declined",
    decline_reason: "closed for an event",
    payment: { status: "refunded", refunded: "60.00" },
  });
  expect((await bellOf(driver)).slice(-2)).toEqual(["booking_declined", "refund_issued"]);
  const [told] = await storedFor(driver, "booking_declined");
  expect(told!.data).toMatchObject({ reason: "closed for an event" });
  expect(await auditRows()).toMatchObject([{ action: "booking.decline", actor_id: owner.id }]);
});

it("does not find requests of other owners' lots", async () => {
  const { booking } = await setUp();
  const stranger = await person("owner");
  expect(await refusalOf(declineBooking(stranger, booking.id, "no"))).toMatchObject({
    status: 404,
  });
});

it("refuses an active booking, and one that is already declined", async () => {
  const { owner, driver, booking } = await setUp();
  const instant = await openLot(owner);
  const running = await book(driver, instant.slots[0]!);
  const refusal = { status: 409, code: "already_resolved" };
  expect(await refusalOf(declineBooking(owner, running.id, "no"))).toMatchObject({
    ...refusal,
    extra: { booking_status: "active" },
  });
  await declineBooking(owner, booking.id, "no");
  expect(await refusalOf(declineBooking(owner, booking.id, "no"))).toMatchObject(refusal);
});

it("N5: leaves alone what somebody has approved while a request was being declined", async () => {
  const [owner, admin] = [await person("owner"), await person("admin")];
  const slot = (await openLot(owner, { mode: "request" })).slots[0]!;
  const startTime = "2026-11-27T05:00:00Z";
  const { id } = await book(await person("driver"), slot, { startTime });
  await approveBooking(admin, id);
  expect(await refusalOf(declineBooking(owner, id, "full", "requested"))).toMatchObject({
    status: 409,
    code: "already_resolved",
    extra: { booking_status: "confirmed", resolved: { by: admin.name, outcome: "approved" } },
  });
  expect(await declineBooking(owner, id, "flooded", "confirmed")).toMatchObject({
    status: "declined",
  });
});

it("declines a confirmed booking while its extension waits for cash", async () => {
  const [owner, driver] = [await person("owner"), await person("driver")];
  const slot = (await openLot(owner)).slots[0]!;
  const { id } = await book(driver, slot, { startTime: "2026-11-26T05:00:00Z" });
  const { payment } = await extendInCash(driver, id);
  expect(await declineBooking(owner, id, "closed for an event")).toMatchObject({
    status: "declined",
    extension: null,
    payment: { amount: "60.00", refunded: "60.00" },
  });
  expect(await storedPayment(payment)).toMatchObject({ status: "cancelled" });
});
