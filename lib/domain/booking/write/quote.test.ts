import { beforeEach, describe, expect, it } from "vitest";
import { advance, freezeClock, setClock, useTestDatabase } from "@/lib/testing/database";
import { book, hold } from "@/lib/testing/bookings";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { weeklyHours } from "@/lib/http/shapes";
import { listLiveBookings } from "../read/live";
import { changeSlot } from "@/lib/domain/lot/write/change-slot";
import { createVehicle } from "@/lib/domain/vehicle/write";
import { loadQuote } from "../read/quotes";
import { quoteBooking } from "./quote";

useTestDatabase();
beforeEach(() => freezeClock("2026-11-26T02:00:00Z"));

const NOW = "2026-11-26T02:00:00Z";

async function setUp() {
  setClock(NOW);
  const owner = await person("owner");
  const driver = await person("driver");
  const lot = await openLot(owner, { hourly_rate: "60.00" });
  return { owner, driver, lot, slot: lot.slots[0]! };
}

describe("quoteBooking", () => {
  it("S1.27: prices elapsed time at the slot's rate and names the terms", async () => {
    const { driver, slot } = await setUp();
    const quote = await quoteBooking(driver, { slot, minutes: 90 });
    expect(quote).toMatchObject({
      slot,
      slot_code: "A-1",
      minutes: 90,
      total: "90.00",
      currency: "PHP",
      lines: [{ label: "1 h 30 min at ₱60.00/h", amount: "90.00" }],
      conflicts: [],
      alternatives: [],
    });
    expect(quote.policy.overstay_rate).toBe("60.00");
  });

  it("prices a slot that has its own rate by that rate", async () => {
    const { owner, driver, slot } = await setUp();
    await changeSlot(owner, slot, { hourly_rate: "100.00" }, listLiveBookings);
    expect(await quoteBooking(driver, { slot, minutes: 60 })).toMatchObject({ total: "100.00" });
  });

  it("offers the cheapest free slot of a lot", async () => {
    const { owner, driver, lot } = await setUp();
    await changeSlot(owner, lot.slots[1]!, { hourly_rate: "40.00" }, listLiveBookings);
    const quote = await quoteBooking(driver, { lot: lot.id, minutes: 60 });
    expect(quote).toMatchObject({ slot: lot.slots[1], total: "40.00" });
  });

  it("says when the slot is taken, and what is free instead", async () => {
    const { driver, lot, slot } = await setUp();
    const taken = await book(await person("driver"), slot, { minutes: 120 });
    const quote = await quoteBooking(driver, { slot, minutes: 60 });
    expect(quote.conflicts).toEqual([{ start_time: taken.start_time, end_time: taken.end_time }]);
    expect(quote.alternatives.map((other) => other.slot)).toEqual([lot.slots[1]]);
  });

  it("does not count the driver's own hold as a conflict", async () => {
    const { driver, slot } = await setUp();
    await hold(driver, slot);
    expect((await quoteBooking(driver, { slot, minutes: 60 })).conflicts).toEqual([]);
    const other = await person("driver");
    expect((await quoteBooking(other, { slot, minutes: 60 })).conflicts).toHaveLength(1);
  });

  it.each([
    ["a start in the past", { start_time: "2026-11-26T01:00:00Z", minutes: 60 }, "start_in_past"],
    ["an end before the start", { end_time: "2026-11-26T01:00:00Z" }, "invalid_range"],
    ["less than the shortest stay", { end_time: "2026-11-26T02:10:00Z" }, "too_short"],
    ["more than the lot's longest stay", { minutes: 43_200 }, "max_stay"],
    ["a start too far ahead", { start_time: "2027-11-26T02:00:00Z", minutes: 60 }, "too_far_ahead"],
  ])("refuses %s with 422", async (_name, time, code) => {
    const { driver, slot } = await setUp();
    const refusal = await refusalOf(quoteBooking(driver, { slot, ...time }));
    expect(refusal).toMatchObject({ status: 422, code });
  });

  it("refuses a lot that is closed and a slot under maintenance with 409", async () => {
    const { owner, driver, slot } = await setUp();
    const closed = await openLot(owner, { status: "closed" });
    const byLot = await refusalOf(quoteBooking(driver, { lot: closed.id, minutes: 60 }));
    expect(byLot).toMatchObject({ status: 409, code: "lot_closed" });
    await changeSlot(owner, slot, { status: "maintenance" }, listLiveBookings);
    const bySlot = await refusalOf(quoteBooking(driver, { slot, minutes: 60 }));
    expect(bySlot).toMatchObject({ status: 409, code: "slot_closed" });
  });

  it("refuses a slot of another lot than the named one", async () => {
    const { owner, driver, slot } = await setUp();
    const other = await openLot(owner);
    const refusal = await refusalOf(quoteBooking(driver, { lot: other.id, slot, minutes: 60 }));
    expect(refusal).toMatchObject({ status: 422, code: "other_lot" });
  });

  it("does not find another driver's vehicle", async () => {
    const { driver, slot } = await setUp();
    const vehicle = await createVehicle(await person("driver"), {
      number: "KL 1",
      type: "van",
      ev: false,
      is_default: false,
    });
    const refusal = await refusalOf(
      quoteBooking(driver, { slot, minutes: 60, vehicle_id: vehicle.id }),
    );
    expect(refusal).toMatchObject({ status: 404 });
  });
});

describe("loadQuote", () => {
  it("keeps a price for ten minutes, for the driver alone", async () => {
    const { driver, slot } = await setUp();
    const { quote_id } = await quoteBooking(driver, { slot, minutes: 60 });
    expect(await refusalOf(loadQuote(await person("driver"), quote_id))).toMatchObject({
      status: 404,
    });
    advance({ minutes: 9 });
    expect((await loadQuote(driver, quote_id)).quote.amount).toBe(6000);
    advance({ minutes: 1 });
    expect(await refusalOf(loadQuote(driver, quote_id))).toMatchObject({
      status: 410,
      code: "quote_expired",
    });
  });
});

it("refuses a stay that begins outside of the lot's hours", async () => {
  const { owner, driver } = await setUp();
  const opening_hours = weeklyHours.parse({ thu: [{ start: "12:00", end: "20:00" }] });
  const lot = await openLot(owner, { opening_hours });
  const at = (start_time: string) => quoteBooking(driver, { lot: lot.id, start_time, minutes: 60 });
  expect(await refusalOf(at("2026-11-26T03:59:00Z"))).toMatchObject({
    status: 422,
    code: "outside_hours",
  });
  expect(await at("2026-11-26T04:00:00Z")).toMatchObject({ total: "60.00" });
});
