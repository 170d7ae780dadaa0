import { beforeEach, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { book, quote } from "@/lib/testing/bookings";
import { advance, freezeClock, useTestDatabase } from "@/lib/testing/database";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { quotes, scheduledNotifications } from "../table";
import { sendReminders } from "./remind";
import { sweepBookings } from "./sweep";

useTestDatabase();
beforeEach(() => freezeClock("2026-11-26T02:00:00Z"));

async function setUp() {
  const driver = await person("driver");
  const lot = await openLot(await person("owner"));
  return { driver, slot: lot.slots[0]! };
}

it("keeps settled reminders for thirty days", async () => {
  const { driver, slot } = await setUp();
  await book(driver, slot, { minutes: 30 });
  advance({ minutes: 25 });
  await sendReminders();
  const remaining = () => db().$count(scheduledNotifications);
  advance({ hours: 29 * 24 });
  await sweepBookings();
  expect(await remaining()).toBe(1);
  advance({ hours: 2 * 24 });
  await sweepBookings();
  expect(await remaining()).toBe(0);
});

it("keeps a quote for a day after it has expired", async () => {
  const { driver, slot } = await setUp();
  await quote(driver, slot);
  advance({ hours: 24 });
  await sweepBookings();
  expect(await db().$count(quotes)).toBe(1);
  advance({ minutes: 11 });
  await sweepBookings();
  expect(await db().$count(quotes)).toBe(0);
});
