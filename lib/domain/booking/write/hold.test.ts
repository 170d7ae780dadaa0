import { beforeEach, expect, it } from "vitest";
import { advance, freezeClock, useTestDatabase } from "@/lib/testing/database";
import { book, hold, quote } from "@/lib/testing/bookings";
import { eventTypes } from "@/lib/testing/events";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { everyDay } from "@/lib/testing/weekly-hours";
import { changeLot } from "@/lib/domain/lot/write/change-lot";
import { listLiveBookings } from "../read/live";
import { changeSlot } from "@/lib/domain/lot/write/change-slot";
import { listSlots } from "../read/slots";
import { createBooking } from "./create";
import { holdSlot } from "./hold";

useTestDatabase();
beforeEach(() => freezeClock("2026-11-26T02:00:00Z"));

const fromEleven = everyDay([{ start: "11:00", end: "22:00" }]);

async function setUp() {
  const owner = await person("owner");
  const [driver, rival] = [await person("driver"), await person("driver")];
  const lot = await openLot(owner);
  return { owner, driver, rival, lot, slot: lot.slots[0]! };
}

it("J1.3: holds a slot for five minutes and notifies nobody", async () => {
  const { driver, rival, lot, slot } = await setUp();
  const quoteId = await quote(driver, slot);
  const held = await holdSlot(driver, { quote_id: quoteId, slot });
  expect(Date.parse(held.hold_until) - Date.parse(held.server_time)).toBeGreaterThan(299_000);
  expect(Date.parse(held.hold_until) - Date.parse(held.server_time)).toBeLessThanOrEqual(300_000);
  const [mine] = await listSlots(driver, lot.id, {});
  expect(mine).toMatchObject({ state: "held", mine: true, booking_id: held.hold_id });
  const [theirs] = await listSlots(rival, lot.id, {});
  expect(theirs).toMatchObject({ state: "held", mine: false, booking_id: null });
  expect(await eventTypes()).toEqual([]);
});

it("J1.4 P1: refuses a slot that somebody else holds, with alternatives", async () => {
  const { driver, rival, lot, slot } = await setUp();
  await hold(driver, slot);
  const refusal = await refusalOf(hold(rival, slot));
  expect(refusal).toMatchObject({ status: 409, code: "slot_taken" });
  expect(refusal.extra?.alternatives).toMatchObject([{ slot: lot.slots[1] }]);
});

it("refuses a stay outside hours that were set after its price was shown", async () => {
  const { owner, driver, lot, slot } = await setUp();
  const quoteId = await quote(driver, slot);
  // 10:00 in Manila.
  await changeLot(owner, lot.id, { opening_hours: fromEleven }, listLiveBookings);
  expect(await refusalOf(holdSlot(driver, { quote_id: quoteId, slot }))).toMatchObject({
    status: 422,
    code: "outside_hours",
  });
});

it("keeps a hold whose stay lies outside hours that were set afterwards", async () => {
  const { owner, driver, lot, slot } = await setUp();
  const { quoteId, holdId } = await hold(driver, slot);
  await changeLot(owner, lot.id, { opening_hours: fromEleven }, listLiveBookings);
  const order = { quote_id: quoteId, hold_id: holdId, vehicle_number: "KL 1" };
  const booked = await createBooking(driver, { ...order, payment_method: "card" });
  expect(booked).toMatchObject({ status: "active" });
});

it("a second hold releases the first", async () => {
  const { driver, rival, lot, slot } = await setUp();
  await hold(driver, slot);
  await hold(driver, lot.slots[1]!);
  await expect(hold(rival, slot)).resolves.toBeDefined();
});

it("P7: a slot is free at the first instant after a hold, before any sweep", async () => {
  const { driver, rival, slot } = await setUp();
  await hold(driver, slot);
  advance({ minutes: 5 });
  await expect(hold(rival, slot)).resolves.toBeDefined();
  expect(await eventTypes()).toEqual(["booking_hold_expired"]);
});

it("refuses a quote of another person, and one that has expired", async () => {
  const { driver, rival, slot } = await setUp();
  const quoteId = await quote(driver, slot);
  expect(await refusalOf(holdSlot(rival, { quote_id: quoteId, slot }))).toMatchObject({
    status: 404,
  });
  advance({ minutes: 10 });
  expect(await refusalOf(holdSlot(driver, { quote_id: quoteId, slot }))).toMatchObject({
    status: 410,
    code: "quote_expired",
  });
});

it("S32: refuses a slot whose price differs from the quote", async () => {
  const { owner, driver, lot, slot } = await setUp();
  const quoteId = await quote(driver, slot);
  await changeSlot(owner, lot.slots[1]!, { hourly_rate: "900.00" }, listLiveBookings);
  const dearer = await refusalOf(holdSlot(driver, { quote_id: quoteId, slot: lot.slots[1]! }));
  expect(dearer).toMatchObject({ status: 422, code: "quote_mismatch" });
  const elsewhere = await openLot(owner);
  const refusal = await refusalOf(
    holdSlot(driver, { quote_id: quoteId, slot: elsewhere.slots[0]! }),
  );
  expect(refusal).toMatchObject({ status: 422, code: "other_lot" });
});

it("refuses a hold beyond the limit of open bookings", async () => {
  const { owner, driver } = await setUp();
  const { slots } = await openLot(owner, {}, { slots: 6 });
  for (const slot of slots.slice(0, 5)) await book(driver, slot);
  expect(await refusalOf(hold(driver, slots[5]!))).toMatchObject({ status: 409, code: "limit" });
});
