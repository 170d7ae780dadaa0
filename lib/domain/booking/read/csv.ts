import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { csvIds, csvResponse } from "@/lib/core/csv";
import { db } from "@/lib/core/db";
import { localMinute } from "@/lib/core/local-time";
import { lots } from "@/lib/domain/lot/table";
import type { Booking, bookingExportQuery } from "../schema";
import { bookings } from "../table";
import { conditionOf, orderOf } from "./bookings";
import { loadBookings } from "./load";
import { toWire } from "./wire";

const columns = [
  "number",
  "status",
  "lot",
  "slot",
  "vehicle_number",
  "driver",
  "start_time",
  "end_time",
  "timezone",
  "start_local",
  "end_local",
  "minutes",
  "amount",
  "currency",
  "payment_method",
  "payment_status",
  "refunded",
  "created_at",
  "id",
];

/**
 * The bookings that the actor may see as CSV, at most the first 10,000. Which rows are in the file
 * is decided in one read.
 */
export async function exportBookings(
  actor: Actor,
  query: z.output<typeof bookingExportQuery>,
): Promise<Response> {
  const ids = await csvIds(query, (limit) =>
    db()
      .select({ id: bookings.id })
      .from(bookings)
      .innerJoin(lots, eq(lots.id, bookings.lot_id))
      .where(conditionOf(actor, query))
      .orderBy(...orderOf(query))
      .limit(limit),
  );
  return csvResponse({
    name: "bookings",
    columns,
    ids,
    readPart: async (ids) =>
      new Map(
        (await loadBookings(ids)).map((full) => [full.booking.id, lineOf(toWire(full, actor))]),
      ),
  });
}

/** "2026-11-26 10:00", which spreadsheets take for a time. */
const localIn = (iso: string, timezone: string): string =>
  localMinute(iso, timezone).replace("T", " ");

const lineOf = (booking: Booking): string[] => [
  String(booking.number),
  booking.status,
  booking.lot.name,
  booking.slot.code,
  booking.vehicle_number ?? "",
  [booking.driver.first_name, booking.driver.last_name].filter(Boolean).join(" "),
  booking.start_time,
  booking.end_time,
  booking.lot.timezone,
  localIn(booking.start_time, booking.lot.timezone),
  localIn(booking.end_time, booking.lot.timezone),
  String(booking.minutes),
  booking.amount,
  booking.currency,
  booking.payment_method ?? "",
  booking.payment?.status ?? "",
  booking.payment?.refunded ?? "",
  booking.created_at,
  booking.id,
];
