import ICAL from "ical.js";
import { expect, it } from "vitest";
import { book } from "@/lib/testing/bookings";
import { advance, freezeClock, useTestDatabase } from "@/lib/testing/database";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { calendarOfFeed } from "../read/calendar";
import { createCalendarFeed } from "./create-calendar-feed";

useTestDatabase();
const origin = "https://parkmate.example";
const secretOf = ({ url }: { url: string }) => /calendar\/(.*)\.ics$/.exec(url)![1]!;

async function idsOf(secret: string) {
  const text = await (await calendarOfFeed(secret, origin)).text();
  const events = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents("vevent");
  return events.map((event) => event.getFirstPropertyValue("uid"));
}

it("holds the person's own bookings of the last 90 days", async () => {
  freezeClock("2026-08-01T02:00:00Z");
  const [driver, other] = [await person("driver"), await person("driver")];
  const { slots } = await openLot(await person("owner"), {});
  await book(driver, slots[0]!, { minutes: 60 });
  advance({ minutes: 91 * 24 * 60 });
  const { id } = await book(driver, slots[0]!, { minutes: 60 });
  await book(other, slots[1]!, { minutes: 60 });
  const secret = secretOf(await createCalendarFeed(driver, origin));
  expect(await idsOf(secret)).toEqual([`booking-${id}@parkmate`]);
});

it("stops the address that it replaces", async () => {
  const driver = await person("driver");
  const first = secretOf(await createCalendarFeed(driver, origin));
  const second = secretOf(await createCalendarFeed(driver, origin));
  expect((await refusalOf(calendarOfFeed(first, origin))).status).toBe(404);
  expect(await idsOf(second)).toEqual([]);
});
