import { beforeEach, describe, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db, transaction } from "@/lib/core/db";
import { book } from "@/lib/testing/bookings";
import { advance, freezeClock, useTestDatabase } from "@/lib/testing/database";
import { bellOf, storedFor } from "@/lib/testing/events";
import { users } from "@/lib/domain/user/table";
import type { EndWarning } from "@/lib/event/reminder-times";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { changeEndWarnings } from "../steps/schedule";
import { scheduledNotifications } from "../table";
import { cancelBooking } from "./cancel";
import { extendBooking } from "./extend";
import { quoteExtension } from "./quote-extension";
import { sendReminders } from "./remind";

useTestDatabase();
beforeEach(() => freezeClock("2026-11-26T02:00:00Z"));

async function setUp() {
  const driver = await person("driver");
  const lot = await openLot(await person("owner"));
  return { driver, slot: lot.slots[0]! };
}
const inMinutes = (minutes: number) => clock.inMinutes(minutes).toISOString();

describe("sendReminders", () => {
  it("E1: warns five minutes before the end, once", async () => {
    const { driver, slot } = await setUp();
    await book(driver, slot, { minutes: 30 });
    advance({ minutes: 24, seconds: 55 });
    expect(await sendReminders()).toBe(0);
    advance({ seconds: 5 });
    expect(await sendReminders()).toBe(1);
    expect(await sendReminders()).toBe(0);
    const warnings = (await bellOf(driver)).filter((type) => type === "booking_expiring_soon");
    expect(warnings).toHaveLength(1);
  });

  it("P8: reminds thirty minutes before the start", async () => {
    const { driver, slot } = await setUp();
    await book(driver, slot, { startTime: inMinutes(120) });
    advance({ minutes: 89 });
    await sendReminders();
    expect(await bellOf(driver)).not.toContain("upcoming_reservation");
    advance({ minutes: 1 });
    await sendReminders();
    expect(await bellOf(driver)).toContain("upcoming_reservation");
  });

  it("P8: drops a reminder that is too late for its text", async () => {
    const { driver, slot } = await setUp();
    await book(driver, slot, { startTime: inMinutes(120) });
    advance({ minutes: 115 });
    expect(await sendReminders()).toBe(1);
    expect(await bellOf(driver)).not.toContain("upcoming_reservation");
  });

  it("I6: sends no reminder of a cancelled booking", async () => {
    const { driver, slot } = await setUp();
    const { id } = await book(driver, slot, { startTime: inMinutes(120) });
    await cancelBooking(driver, id, null);
    advance({ minutes: 90 });
    expect(await sendReminders()).toBe(0);
    expect(await bellOf(driver)).not.toContain("upcoming_reservation");
  });

  it("I6: drops a reminder of an older version of its booking", async () => {
    const { driver, slot } = await setUp();
    const { id } = await book(driver, slot, { minutes: 30 });
    await db()
      .update(scheduledNotifications)
      .set({ booking_version: 0 })
      .where(eq(scheduledNotifications.booking_id, id));
    advance({ minutes: 25 });
    expect(await sendReminders()).toBe(1);
    expect(await bellOf(driver)).not.toContain("booking_expiring_soon");
  });
});

const warningsOf = async (driver: Actor) =>
  (await storedFor(driver, "booking_expiring_soon")).map(({ message }) => message);
const warning = (minutes: number) => `Your booking will expire in ${minutes} minutes!`;

describe("the warnings that a driver chose", () => {
  const chooses = (driver: Actor, minutes: EndWarning[]) =>
    transaction(() => changeEndWarnings(driver.id, minutes));
  async function pass(minutes: number) {
    for (let minute = 0; minute < minutes; minute += 1) {
      advance({ minutes: 1 });
      await sendReminders();
    }
  }

  it("come at each of the times, in order, and each says how long is left", async () => {
    const { driver, slot } = await setUp();
    await chooses(driver, [5, 15, 30]);
    await book(driver, slot, { minutes: 60 });
    await pass(60);
    expect((await warningsOf(driver)).toSorted()).toEqual([15, 30, 5].map(warning));
  });

  it("that lie before the booking are left out", async () => {
    const { driver, slot } = await setUp();
    await chooses(driver, [15, 60]);
    await book(driver, slot, { minutes: 30 });
    await pass(30);
    expect(await warningsOf(driver)).toEqual([warning(15)]);
  });

  it("move with an extension", async () => {
    const { driver, slot } = await setUp();
    await chooses(driver, [10, 30]);
    const { id } = await book(driver, slot, { minutes: 60 });
    await pass(29);
    const { quote_id } = await quoteExtension(driver, id, { minutes: 60 });
    await extendBooking(driver, id, { quote_id, minutes: 60, payment_method: "card" });
    await pass(60);
    expect(await warningsOf(driver)).toEqual([]);
    await pass(31);
    expect((await warningsOf(driver)).toSorted()).toEqual([10, 30].map(warning));
  });

  it("hold for open bookings from the moment they are chosen", async () => {
    const { driver, slot } = await setUp();
    await book(driver, slot, { minutes: 60 });
    await chooses(driver, [10]);
    await pass(60);
    expect(await warningsOf(driver)).toEqual([warning(10)]);
  });

  it.each([
    ["none", []],
    ["more than three", [5, 10, 15, 30]],
    ["one twice", [5, 5]],
    ["another", [7]],
  ])("are refused by the table: %s", async (_name, minutes) => {
    const { driver } = await setUp();
    await expect(
      db()
        .update(users)
        .set({ reminder_minutes: minutes as EndWarning[] })
        .where(eq(users.id, driver.id)),
    ).rejects.toThrow();
  });
});
