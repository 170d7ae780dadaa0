import { beforeEach, expect, it } from "vitest";
import { clock } from "@/lib/core/clock";
import { HOUR_MS, MINUTE_MS } from "@/lib/core/duration";
import { auditRows } from "@/lib/testing/audit";
import { book } from "@/lib/testing/bookings";
import { advance, freezeClock, useTestDatabase } from "@/lib/testing/database";
import { bellOf } from "@/lib/testing/events";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { getBooking } from "../read/bookings";
import { approveBooking } from "./approve";
import { expireBookings } from "./expire";
import { verifyCash } from "./verify-cash";

useTestDatabase();
beforeEach(() => freezeClock("2026-11-26T02:00:00Z"));

async function request(method: "card" | "cash" = "card", startTime?: string) {
  const owner = await person("owner");
  const driver = await person("driver");
  const lot = await openLot(owner, { mode: "request" });
  const booking = await book(driver, lot.slots[0]!, { method, ...(startTime && { startTime }) });
  return { owner, driver, booking };
}

it("C29: a request that is paid by card begins when its owner approves it", async () => {
  const { owner, driver, booking } = await request();
  advance({ minutes: 20 });
  const approved = await approveBooking(owner, booking.id);
  expect(approved).toMatchObject({ status: "active", minutes: 60 });
  expect(approved.seconds_remaining, "the paid time starts with the approval").toBe(3600);
  expect(await bellOf(driver)).toContain("booking_approved");
  expect(await auditRows()).toMatchObject([{ action: "booking.approve", actor_id: owner.id }]);
});

it("a request in cash waits for the money after its approval", async () => {
  const { owner, driver, booking } = await request("cash");
  expect(await approveBooking(owner, booking.id)).toMatchObject({ status: "pending_payment" });
  expect(await bellOf(driver)).toContain("booking_payment_pending");
});

it("a request in cash for later is paid on arrival, whenever it is approved", async () => {
  const start = new Date(clock.ms() + 5 * HOUR_MS);
  const { owner, driver, booking } = await request("cash", start.toISOString());
  const approved = await approveBooking(owner, booking.id);
  expect(approved.hold_until).toBe(new Date(start.getTime() + 15 * MINUTE_MS).toISOString());
  advance({ hours: 5, minutes: 14 });
  await expireBookings();
  await verifyCash(owner, approved.payment!.id);
  expect(await getBooking(driver, booking.id)).toMatchObject({
    status: "active",
    start_time: start.toISOString(),
  });
  expect(await bellOf(driver)).toContain("payment_verified");
});

it("a request in cash for later that nobody paid is released after its start", async () => {
  const start = new Date(clock.ms() + 5 * HOUR_MS);
  const { owner, driver, booking } = await request("cash", start.toISOString());
  await approveBooking(owner, booking.id);
  advance({ hours: 5, minutes: 15 });
  await expireBookings();
  expect(await getBooking(driver, booking.id)).toMatchObject({ status: "cancelled" });
});

it("admins approve everywhere, other owners do not find the request", async () => {
  const { booking } = await request();
  const stranger = await refusalOf(approveBooking(await person("owner"), booking.id));
  expect(stranger).toMatchObject({ status: 404 });
  expect(await approveBooking(await person("admin"), booking.id)).toMatchObject({
    status: "active",
  });
});

it("N5: the second approval gets 409, with who decided, when and how", async () => {
  const { owner, booking } = await request();
  await approveBooking(owner, booking.id);
  expect(await refusalOf(approveBooking(owner, booking.id))).toMatchObject({
    status: 409,
    code: "already_resolved",
    extra: {
      booking_status: "active",
      resolved: { by: owner.name, at: "2026-11-26T02:00:00.000Z", outcome: "approved" },
    },
  });
});

it("a request cannot be approved after its deadline", async () => {
  const { owner, booking } = await request();
  advance({ minutes: 60 });
  expect(await refusalOf(approveBooking(owner, booking.id))).toMatchObject({
    status: 409,
    code: "hold_expired",
  });
});

it("the driver of a request cannot approve it", async () => {
  const { driver, booking } = await request();
  expect(await refusalOf(approveBooking(driver, booking.id))).toMatchObject({
    status: 409,
    code: "already_resolved",
  });
});
