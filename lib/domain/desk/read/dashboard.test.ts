import { beforeEach, describe, expect, it } from "vitest";
import { MAX_AMOUNT } from "@/lib/core/columns";
import { db } from "@/lib/core/db";
import { listLiveBookings } from "@/lib/domain/booking/read/live";
import { bookings } from "@/lib/domain/booking/table";
import { approveBooking } from "@/lib/domain/booking/write/approve";
import { cancelBooking } from "@/lib/domain/booking/write/cancel";
import { verifyCash } from "@/lib/domain/booking/write/verify-cash";
import { deleteLot } from "@/lib/domain/lot/write/delete-lot";
import { deleteSlot } from "@/lib/domain/lot/write/delete-slot";
import { payments } from "@/lib/domain/payment/table";
import { book, extendingInCash, hold } from "@/lib/testing/bookings";
import { advance, freezeClock, useTestDatabase } from "@/lib/testing/database";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { getDashboard } from "./dashboard";

useTestDatabase();
/** 20:00 in Manila. */
const NOW = "2026-11-21T12:00:00Z";
beforeEach(() => freezeClock(NOW));

const setUp = async (fields: Parameters<typeof openLot>[1] = {}) => {
  const [owner, driver] = [await person("owner"), await person("driver")];
  return { owner, driver, lot: await openLot(owner, fields, { slots: 4 }) };
};

describe("the figures of a day", () => {
  it("counts slots, those in use and those about to be", async () => {
    const { owner, driver, lot } = await setUp();
    await deleteSlot(owner, lot.slots[3]!, listLiveBookings);
    await book(driver, lot.slots[0]!);
    await hold(driver, lot.slots[1]!);
    await book(driver, lot.slots[1]!, { startTime: "2026-11-21T12:30:00Z" });
    await book(driver, lot.slots[2]!, { startTime: "2026-11-21T14:30:00Z" });
    expect(await getDashboard(owner)).toMatchObject({
      date: "2026-11-21",
      currency: "PHP",
      total_slots: 3,
      occupied_slots: 1,
      arriving_soon: 1,
      next_arrival: "2026-11-21T12:30:00.000Z",
      bookings_today: 3,
    });
  });

  it("counts as new neither holds nor what was called off", async () => {
    const { owner, driver, lot } = await setUp();
    await book(driver, lot.slots[0]!);
    await hold(driver, lot.slots[1]!);
    const { id } = await book(driver, lot.slots[2]!);
    await cancelBooking(driver, id, null);
    expect((await getDashboard(owner)).bookings_today).toBe(1);
  });

  it("counts the cash of an extension that waits, and not what its booking cost", async () => {
    const { owner } = await extendingInCash();
    expect(await getDashboard(owner)).toMatchObject({ cash_open: 1, cash_amount: "30.00" });
  });

  it("counts cash that waits, which is no revenue until it is verified", async () => {
    const { owner, driver, lot } = await setUp();
    const { payment } = await book(driver, lot.slots[0]!, { method: "cash", minutes: 30 });
    await book(driver, lot.slots[1]!, { method: "cash" });
    expect(await getDashboard(owner)).toMatchObject({
      cash_open: 2,
      cash_amount: "90.00",
      revenue: "0.00",
    });
    await verifyCash(owner, payment!.id);
    expect(await getDashboard(owner)).toMatchObject({
      cash_open: 1,
      cash_amount: "60.00",
      revenue: "30.00",
    });
  });

  it("M1: adds up to more than 32 bits hold", async () => {
    const { owner, driver, lot } = await setUp();
    const more = await openLot(owner, {}, { slots: 2 });
    const [first, ...others] = [...lot.slots, ...more.slots];
    for (const slot of others.slice(0, 3)) await book(driver, slot, { method: "cash" });
    const other = await person("driver");
    for (const slot of [first!, ...others.slice(3)]) await book(other, slot);
    await db().update(payments).set({ amount: MAX_AMOUNT });
    await db().update(bookings).set({ amount: MAX_AMOUNT });
    expect(await getDashboard(owner)).toMatchObject({
      revenue: "30000000.00",
      cash_amount: "30000000.00",
    });
  });

  it("subtracts refunds, whole and in part", async () => {
    const { owner, driver, lot } = await setUp();
    await book(driver, lot.slots[0]!, { minutes: 30 });
    const refunded = await book(driver, lot.slots[1]!);
    await cancelBooking(owner, refunded.id, null);
    const late = await book(driver, lot.slots[2]!, { startTime: "2026-11-21T13:00:00Z" });
    advance({ minutes: 50 });
    await cancelBooking(driver, late.id, null);
    expect((await getDashboard(owner)).revenue).toBe("60.00");
  });
});

describe("the day of a lot", () => {
  it("begins at midnight in the lot's zone", async () => {
    const { owner, driver, lot } = await setUp({ timezone: "Asia/Manila" });
    freezeClock("2026-11-21T15:59:00Z");
    await book(driver, lot.slots[0]!);
    expect(await getDashboard(owner)).toMatchObject({
      date: "2026-11-21",
      revenue: "60.00",
      bookings_today: 1,
    });
    freezeClock("2026-11-21T16:00:00Z");
    await book(driver, lot.slots[1]!, { minutes: 30 });
    expect(await getDashboard(owner)).toMatchObject({
      date: "2026-11-22",
      revenue: "30.00",
      bookings_today: 1,
    });
  });

  it("C29: counts a request from its approval on, not from its charge", async () => {
    const { owner, driver, lot } = await setUp({ mode: "request" });
    freezeClock("2026-11-21T15:30:00Z");
    const { id } = await book(driver, lot.slots[0]!, { startTime: "2026-11-22T04:00:00Z" });
    expect((await getDashboard(owner)).revenue).toBe("0.00");
    freezeClock("2026-11-21T16:30:00Z");
    await approveBooking(owner, id);
    expect(await getDashboard(owner)).toMatchObject({ date: "2026-11-22", revenue: "60.00" });
    freezeClock("2026-11-28T16:29:00Z");
    expect((await getDashboard(owner)).revenue_last_week).toBe("0.00");
    advance({ minutes: 2 });
    expect((await getDashboard(owner)).revenue_last_week).toBe("60.00");
  });

  it("P21: lasts 23 hours when its clocks go forward", async () => {
    const { owner, driver, lot } = await setUp({ timezone: "Europe/Berlin" });
    // 23:30 on Saturday; 00:30 and 23:30 on Sunday, 28 March 2027; 00:30 on Monday.
    const paid = [
      ["2027-03-27T22:30:00Z", 15],
      ["2027-03-27T23:30:00Z", 30],
      ["2027-03-28T21:30:00Z", 60],
      ["2027-03-28T22:30:00Z", 120],
    ] as const;
    for (const [index, [instant, minutes]] of paid.entries()) {
      freezeClock(instant);
      await book(driver, lot.slots[index]!, { minutes });
    }
    freezeClock("2027-03-28T12:00:00Z");
    expect(await getDashboard(owner)).toMatchObject({ date: "2027-03-28", revenue: "90.00" });
    freezeClock("2027-04-04T21:45:00Z");
    expect(await getDashboard(owner)).toMatchObject({
      date: "2027-04-04",
      revenue: "0.00",
      revenue_last_week: "90.00",
    });
  });

  it("is compared with the same weekday until the same time, not with all of it", async () => {
    const { owner, driver, lot } = await setUp({ timezone: "Europe/Berlin" });
    freezeClock("2026-10-18T06:00:00Z");
    await book(driver, lot.slots[0]!);
    freezeClock("2026-10-18T18:00:00Z");
    await book(driver, lot.slots[0]!);
    // 07:30, 08:30 and 20:30 by the lot's clock, which has gone back an hour since.
    for (const [instant, earned] of [
      ["2026-10-25T06:30:00Z", "0.00"],
      ["2026-10-25T07:30:00Z", "60.00"],
      ["2026-10-25T19:30:00Z", "120.00"],
    ] as const) {
      freezeClock(instant);
      expect((await getDashboard(owner)).revenue_last_week, instant).toBe(earned);
    }
  });
});

describe("which lots count", () => {
  it("adds up all lots of the owner, and no other's", async () => {
    const { owner, driver, lot } = await setUp();
    const second = await openLot(owner, {}, { slots: 2 });
    const foreign = await openLot(await person("owner"), {}, { slots: 1 });
    for (const slot of [lot.slots[0]!, second.slots[0]!, foreign.slots[0]!])
      await book(driver, slot);
    expect(await getDashboard(owner)).toMatchObject({ total_slots: 6, revenue: "120.00" });
    expect(await getDashboard(owner, second.id)).toMatchObject({
      total_slots: 2,
      revenue: "60.00",
    });
    expect(await getDashboard(await person("admin"))).toMatchObject({
      total_slots: 7,
      revenue: "180.00",
    });
  });

  it("adds no amounts of another currency than the first lot's", async () => {
    const { owner, driver, lot } = await setUp();
    const euro = await openLot(owner, {}, { slots: 2, stored: { currency: "EUR" } });
    await book(driver, lot.slots[0]!);
    await book(driver, euro.slots[0]!, { minutes: 30 });
    expect(await getDashboard(owner)).toMatchObject({
      currency: "PHP",
      total_slots: 4,
      revenue: "60.00",
    });
    expect(await getDashboard(owner, euro.id)).toMatchObject({
      currency: "EUR",
      total_slots: 2,
      revenue: "30.00",
    });
  });

  it("leaves out a deleted lot", async () => {
    const { owner, lot } = await setUp();
    await openLot(owner, {}, { slots: 1 });
    await deleteLot(owner, lot.id, listLiveBookings);
    expect((await getDashboard(owner)).total_slots).toBe(1);
    expect(await refusalOf(getDashboard(owner, lot.id))).toMatchObject({ status: 404 });
  });

  it("reads like a lot that does not exist for another owner", async () => {
    const { lot } = await setUp();
    const other = await person("owner");
    expect(await refusalOf(getDashboard(other, lot.id))).toMatchObject({ status: 404 });
  });

  it("is all zeros without a lot, on the owner's own day", async () => {
    const owner = await person("owner", { timezone: "Pacific/Auckland" });
    const { occupancy_by_hour, ...figures } = await getDashboard(owner);
    expect(figures).toMatchObject({
      date: "2026-11-22",
      currency: "PHP",
      total_slots: 0,
      occupied_slots: 0,
      revenue: "0.00",
      next_arrival: null,
      bookings_today: 0,
    });
    expect(occupancy_by_hour.every(({ percent }) => percent === 0)).toBe(true);
  });
});

describe("occupancy by hour", () => {
  it("is the share of slots that are booked in each hour of the lot's day", async () => {
    const { owner, driver, lot } = await setUp({ timezone: "Asia/Manila" });
    // 21:00 to 22:30 and 22:00 to 23:00 in Manila.
    await book(driver, lot.slots[0]!, { startTime: "2026-11-21T13:00:00Z", minutes: 90 });
    await book(driver, lot.slots[1]!, { startTime: "2026-11-21T14:00:00Z" });
    const cancelled = await book(driver, lot.slots[2]!, { startTime: "2026-11-21T13:00:00Z" });
    await cancelBooking(driver, cancelled.id, null);
    const { occupancy_by_hour } = await getDashboard(owner);
    expect(occupancy_by_hour).toHaveLength(24);
    expect(occupancy_by_hour.filter(({ percent }) => percent > 0)).toEqual([
      { hour: 21, start: "2026-11-21T13:00:00.000Z", percent: 25 },
      { hour: 22, start: "2026-11-21T14:00:00.000Z", percent: 50 },
    ]);
  });

  it("still counts a booking that is over", async () => {
    const { owner, driver, lot } = await setUp({ timezone: "Asia/Manila" });
    await book(driver, lot.slots[0]!);
    advance({ hours: 2 });
    const { occupancy_by_hour } = await getDashboard(owner);
    expect(occupancy_by_hour[20]).toMatchObject({ hour: 20, percent: 25 });
  });

  const wholeDay = Array.from({ length: 24 }, (_, n) => n);
  it.each([
    ["Europe/Berlin", "2027-03-28T12:00:00Z", wholeDay.filter((n) => n !== 2)],
    ["Europe/Berlin", "2027-10-31T12:00:00Z", [0, 1, 2, 2, ...wholeDay.slice(3)]],
    ["America/New_York", "2027-03-14T16:00:00Z", wholeDay.filter((n) => n !== 2)],
    ["Australia/Lord_Howe", "2027-04-04T01:00:00Z", [0, 1, 1, ...wholeDay.slice(2)]],
    ["Australia/Lord_Howe", "2027-10-03T01:00:00Z", wholeDay],
    ["Africa/Cairo", "2027-04-30T09:00:00Z", wholeDay.slice(1)],
    ["Asia/Kathmandu", "2027-04-30T09:00:00Z", wholeDay],
  ])("T5: follows the clocks in %s on the day of %s", async (timezone, now, hours) => {
    freezeClock(now);
    const { owner } = await setUp({ timezone });
    const { occupancy_by_hour } = await getDashboard(owner);
    expect(occupancy_by_hour.map(({ hour }) => hour)).toEqual(hours);
  });

  it("T5: counts a stay in the hour that its clocks show, after a change", async () => {
    freezeClock("2027-03-27T12:00:00Z");
    const { owner, driver, lot } = await setUp({ timezone: "Europe/Berlin" });
    // 15:00 to 16:00 in Berlin, on the day that has no 2:30.
    await book(driver, lot.slots[0]!, { startTime: "2027-03-28T13:00:00Z" });
    freezeClock("2027-03-28T12:00:00Z");
    const { occupancy_by_hour } = await getDashboard(owner);
    expect(occupancy_by_hour.filter(({ percent }) => percent > 0)).toEqual([
      { hour: 15, start: "2027-03-28T13:00:00.000Z", percent: 25 },
    ]);
  });
});
