import ICAL from "ical.js";
import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { book } from "@/lib/testing/bookings";
import { freezeClock, useTestDatabase } from "@/lib/testing/database";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { cancelBooking } from "../write/cancel";
import { extendBooking } from "../write/extend";
import { quoteExtension } from "../write/quote-extension";
import { bookingCalendar } from "./calendar";

useTestDatabase();
beforeEach(() => freezeClock("2026-11-26T02:00:00Z"));
const origin = "https://parkmate.example";

/** The events of a calendar file, as another library reads them. */
async function eventsOf(file: Promise<Response>) {
  const calendar = new ICAL.Component(ICAL.parse(await (await file).text()) as unknown[]);
  return calendar.getAllSubcomponents("vevent").map((part) => new ICAL.Event(part));
}
const statusOf = (event: ICAL.Event) => event.component.getFirstPropertyValue("status");

async function booked(driver: Actor, options: Parameters<typeof openLot>[1] = {}) {
  const lot = await openLot(await person("owner"), options);
  return book(driver, lot.slots[0]!, { minutes: 60 });
}

describe("a booking's calendar file", () => {
  it("keeps its id and counts its changes, to the cancellation", async () => {
    const driver = await person("driver");
    const { id } = await booked(driver, { name: "Lot; with, signs\n" });
    const [first] = await eventsOf(bookingCalendar(driver, id, origin));
    const { quote_id } = await quoteExtension(driver, id, { minutes: 30 });
    await extendBooking(driver, id, { quote_id, minutes: 30, payment_method: "card" });
    const [extended] = await eventsOf(bookingCalendar(driver, id, origin));
    await cancelBooking(driver, id, null);
    const [cancelled] = await eventsOf(bookingCalendar(driver, id, origin));

    expect(first!.summary).toContain("Lot; with, signs");
    expect(first!.endDate.toJSDate()).toEqual(new Date("2026-11-26T03:00:00Z"));
    expect(extended!.endDate.toJSDate()).toEqual(new Date("2026-11-26T03:30:00Z"));
    expect(new Set([first!.uid, extended!.uid, cancelled!.uid]).size).toBe(1);
    expect(extended!.sequence).toBe(first!.sequence + 1);
    expect(cancelled!.sequence).toBe(extended!.sequence + 1);
    expect([first, extended, cancelled].map((event) => statusOf(event!))).toEqual([
      "CONFIRMED",
      "CONFIRMED",
      "CANCELLED",
    ]);
  });

  it("ends each line as RFC 5545 asks, the last one too", async () => {
    const driver = await person("driver");
    const { id } = await booked(driver);
    const text = await (await bookingCalendar(driver, id, origin)).text();
    expect(text).toMatch(/END:VCALENDAR\r\n$/);
    expect(text.replaceAll("\r\n", "")).not.toContain("\n");
  });

  it("leads to the lot by its name, address and city, and the route", async () => {
    const driver = await person("driver");
    const { id, lot } = await booked(driver, { name: "Lot A" });
    const [event] = await eventsOf(bookingCalendar(driver, id, origin));
    expect(event!.location.replaceAll("\n", ", ")).toBe(`Lot A, ${lot.address}, ${lot.city}`);
    expect(event!.description).toContain(`directions?to=${lot.latitude},${lot.longitude}`);
  });

  it("is not for other people", async () => {
    const { id } = await booked(await person("driver"));
    const refusal = await refusalOf(bookingCalendar(await person("driver"), id, origin));
    expect(refusal.status).toBe(404);
  });
});
