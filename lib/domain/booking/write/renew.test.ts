import { beforeEach, expect, it } from "vitest";
import { book } from "@/lib/testing/bookings";
import { advance, freezeClock, useTestDatabase } from "@/lib/testing/database";
import { bellOf } from "@/lib/testing/events";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { listLiveBookings } from "../read/live";
import { changeSlot } from "@/lib/domain/lot/write/change-slot";
import { expireBookings } from "./expire";
import { renewBooking } from "./renew";
import { verifyCash } from "./verify-cash";

useTestDatabase();
beforeEach(() => freezeClock("2026-11-26T02:00:00Z"));

async function ended(stored: { renew_discount_percent?: number } = {}) {
  const owner = await person("owner");
  const driver = await person("driver");
  const lot = await openLot(owner, {}, { stored });
  const slot = lot.slots[0]!;
  const booking = await book(driver, slot, { minutes: 30, vehicle: "KL 1" });
  advance({ minutes: 30 });
  await expireBookings();
  return { owner, driver, slot, booking };
}

const byCard = { payment_method: "card" as const };

it("S1.6 E3: books the same slot again from now, as a new booking", async () => {
  const { driver, slot, booking } = await ended();
  const renewed = await renewBooking(driver, booking.id, byCard);
  expect(renewed).toMatchObject({
    status: "active",
    minutes: 30,
    renewed_from: booking.id,
    vehicle_number: "KL 1",
    slot: { id: slot },
    amount: "30.00",
  });
  expect(renewed.id).not.toBe(booking.id);
  expect(await bellOf(driver)).toContain("booking_renewed");
});

it("accepts another length, and applies the discount of the lot", async () => {
  const { driver, booking } = await ended({ renew_discount_percent: 10 });
  const renewed = await renewBooking(driver, booking.id, { ...byCard, minutes: 60 });
  expect(renewed).toMatchObject({ minutes: 60, amount: "54.00" });
});

it("in cash it is renewed when the cash is verified", async () => {
  const { owner, driver, booking } = await ended();
  const renewed = await renewBooking(driver, booking.id, { payment_method: "cash" });
  expect(renewed.status).toBe("pending_payment");
  expect(await bellOf(driver)).not.toContain("booking_renewed");
  await verifyCash(owner, renewed.payment!.id);
  expect(await bellOf(driver)).toContain("booking_renewed");
});

it("S1.7 E4: a slot that was taken is refused; the driver is notified once", async () => {
  const { driver, slot, booking } = await ended();
  await book(await person("driver"), slot);
  const refusal = await refusalOf(renewBooking(driver, booking.id, byCard));
  expect(refusal).toMatchObject({
    status: 409,
    code: "slot_taken",
    detail: "Renewal failed: slot is taken",
  });
  expect(refusal.extra?.notification_ids).toHaveLength(1);
  const failures = (await bellOf(driver)).filter((type) => type === "booking_renew_failed");
  expect(failures).toHaveLength(1);
});

it.each([
  ["a closed slot", { status: "maintenance" as const }, {}, "slot is closed"],
  ["a longer stay than the lot allows", {}, { minutes: 43_200 }, "longer than this lot allows"],
])("tells the driver of %s", async (_name, change, input, reason) => {
  const { owner, driver, slot, booking } = await ended();
  await changeSlot(owner, slot, change, listLiveBookings);
  const refusal = await refusalOf(renewBooking(driver, booking.id, { ...byCard, ...input }));
  expect(refusal.detail).toBe(`Renewal failed: ${reason}`);
});

it("a declined card notifies of a failed renewal, once", async () => {
  const { driver, booking } = await ended();
  const refusal = await refusalOf(
    renewBooking(driver, booking.id, { ...byCard, payment_token: "tok_declined" }),
  );
  expect(refusal).toMatchObject({ status: 422, code: "payment_declined" });
  const news = (await bellOf(driver)).slice(-1);
  expect(news).toEqual(["booking_renew_failed"]);
});

it("refuses an active booking, and does not find another driver's", async () => {
  const { driver, booking } = await ended();
  const renewed = await renewBooking(driver, booking.id, byCard);
  expect(await refusalOf(renewBooking(driver, renewed.id, byCard))).toMatchObject({
    status: 409,
    code: "not_renewable",
  });
  const stranger = await person("driver");
  expect(await refusalOf(renewBooking(stranger, booking.id, byCard))).toMatchObject({
    status: 404,
  });
});
