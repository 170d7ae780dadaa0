import { beforeEach, describe, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { book } from "@/lib/testing/bookings";
import { advance, freezeClock, useTestDatabase } from "@/lib/testing/database";
import { bellOf } from "@/lib/testing/events";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { scheduledNotifications } from "../table";
import { cancelBooking } from "./cancel";
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
