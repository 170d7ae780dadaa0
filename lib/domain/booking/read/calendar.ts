import { and, desc, eq, gt, ne } from "drizzle-orm";
import ical, { ICalCalendarMethod, ICalEventStatus, type ICalEventData } from "ical-generator";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { DAY_MS } from "@/lib/core/duration";
import { errors } from "@/lib/core/errors";
import { hashToken } from "@/lib/core/id";
import { addressLine, directionsTo } from "@/lib/domain/lot/rules";
import type { BookingStatus } from "../schema";
import { bookings, calendarFeeds } from "../table";
import { loadBooking, selectFull, type FullBooking } from "./load";

const FEED_DAYS = 90;
const FEED_MAX = 500;

const statuses: Partial<Record<BookingStatus, ICalEventStatus>> = {
  pending_payment: ICalEventStatus.TENTATIVE,
  requested: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
  declined: ICalEventStatus.CANCELLED,
};

/** A booking as an iCalendar file (RFC 5545). Throws 404 for one that the actor may not see. */
export async function bookingCalendar(actor: Actor, id: string, origin: string): Promise<Response> {
  const full = await loadBooking(actor, id);
  return fileOf([full], origin, `parkmate-${full.booking.number}.ics`);
}

/**
 * The calendar behind a secret address: the driver's bookings of the last 90 days and all later
 * ones, cancelled ones included, so that calendars remove them. Throws 404 for an unknown secret.
 */
export async function calendarOfFeed(secret: string, origin: string): Promise<Response> {
  const [feed] = await db()
    .select()
    .from(calendarFeeds)
    .where(eq(calendarFeeds.secret_hash, hashToken(secret)));
  if (!feed) throw errors.notFound();
  const since = new Date(clock.ms() - FEED_DAYS * DAY_MS);
  const found = await selectFull()
    .where(
      and(
        eq(bookings.driver_id, feed.user_id),
        gt(bookings.end_time, since),
        ne(bookings.status, "held"),
      ),
    )
    .orderBy(desc(bookings.start_time))
    .limit(FEED_MAX);
  // A released hold never became a booking.
  const shown = found.filter(({ booking }) => booking.status !== "cancelled" || booking.payment);
  return fileOf(shown, origin, "parkmate.ics");
}

/** Bookings as the text of an iCalendar file. `origin` is Parkmate's own address. */
export function calendarText(all: FullBooking[], origin: string): string {
  const calendar = ical({ name: "Parkmate", prodId: "//Parkmate//Bookings//EN" });
  calendar.method(ICalCalendarMethod.PUBLISH);
  for (const full of all) calendar.createEvent(eventOf(full, origin));
  return `${calendar.toString()}\r\n`;
}

function fileOf(all: FullBooking[], origin: string, name: string): Response {
  return new Response(calendarText(all, origin), {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}"`,
    },
  });
}

const descriptionOf = (
  { number, vehicle_number }: FullBooking["booking"],
  lot: FullBooking["lot"],
): string => `Booking #${number}, ${vehicle_number ?? "no vehicle yet"}
Directions: ${directionsTo(lot)}`;

/** The same event after each change: the id stays, and the version counts the changes. */
function eventOf({ booking, lot, slot }: FullBooking, origin: string): ICalEventData {
  const { latitude: lat, longitude: lon } = lot;
  return {
    id: `booking-${booking.id}@parkmate`,
    sequence: booking.version,
    stamp: booking.updated_at,
    start: booking.start_time,
    end: booking.end_time,
    status: statuses[booking.status] ?? ICalEventStatus.CONFIRMED,
    summary: `Parking: ${lot.name}, Slot ${slot.code}`,
    description: descriptionOf(booking, lot),
    location: {
      title: lot.name,
      address: addressLine(lot),
      ...(lat !== null && lon !== null && { geo: { lat, lon } }),
    },
    url: `${origin}/bookings/${booking.id}`,
  };
}
