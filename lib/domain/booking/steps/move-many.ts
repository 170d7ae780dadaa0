import { and, eq, sql } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { alongside, anyOf, db, hint, listOf, statement, together } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import type { BookingRow } from "../read/load";
import { canMove } from "../rules/status";
import type { BookingStatus } from "../schema";
import { bookingEvents, bookings, scheduledNotifications } from "../table";
import { scheduleNew } from "./schedule";

/**
 * Moves bookings because their time has come, with the same effects as `moveBooking` for each, in
 * as many statements as for one. The caller's transaction holds the locks of their rows. Throws 409
 * `illegal_state` when one of them has another status meanwhile.
 */
export async function moveBookings(
  due: readonly BookingRow[],
  status: BookingStatus,
): Promise<BookingRow[]> {
  if (!due.length) return [];
  if (due.some((booking) => !canMove(booking.status, status)))
    throw errors.conflict("illegal_state", "One of these bookings is already over.");
  const ids = listOf(due.map(({ id }) => id));
  const from = due[0]!.status;
  const [moved] = await together([
    update({ ids, from, status, updated_at: clock.now() }),
    cancelReminders({ ids }),
  ]);
  if (moved.length !== due.length)
    throw errors.conflict("illegal_state", "One of these bookings has just changed.");
  const lines = moved.map(({ id }) => ({ booking_id: id, kind: status }));
  alongside(db().insert(bookingEvents).values(lines).execute());
  scheduleNew(moved);
  for (const { id, lot_id } of moved) {
    hint("bookings", id);
    hint("lots", lot_id);
  }
  return moved;
}

interface Change {
  ids: string;
  from: BookingStatus;
  status: BookingStatus;
  updated_at: Date;
}
const update = statement(({ ids, from, status, updated_at }: Change) =>
  db()
    .update(bookings)
    .set({ status, updated_at, version: sql`${bookings.version} + 1` })
    .where(and(anyOf(bookings.id, ids), eq(bookings.status, from)))
    .returning(),
);

/** All that were scheduled belong to an earlier version (docs/data.md I6). */
const cancelReminders = statement(({ ids }: { ids: string }) =>
  db()
    .update(scheduledNotifications)
    .set({ status: "cancelled" })
    .where(
      and(
        anyOf(scheduledNotifications.booking_id, ids),
        eq(scheduledNotifications.status, "scheduled"),
      ),
    ),
);
