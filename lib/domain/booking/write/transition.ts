import { and, eq, sql } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db, hint } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { toDecimal } from "@/lib/core/money";
import type { BookingFacts } from "@/lib/event/payload";
import type { FullBooking } from "../read/bookings";
import { canMove } from "../rules";
import type { BookingStatus } from "../schema";
import {
  bookingEvents,
  bookings,
  scheduledNotifications,
  type Decision,
  type StoredPayment,
} from "../table";

type BookingRow = typeof bookings.$inferSelect;
type Author = { id: string; name: string } | null;
type Change = Partial<
  Pick<
    BookingRow,
    | "start_time"
    | "end_time"
    | "blocked_until"
    | "hold_until"
    | "vehicle_number"
    | "vehicle_key"
    | "payment_method"
    | "decline_reason"
    | "notes"
    | "policy"
  >
> & { payment?: StoredPayment; decision?: Decision };

const REMIND_START_MS = 30 * 60_000;
const REMIND_END_MS = 5 * 60_000;
/** So much later a reminder would say something untrue and is dropped. */
const START_SLACK_MS = 5 * 60_000;
const END_SLACK_MS = 2 * 60_000;

/** Writes one line of the booking's history. */
export async function record(
  booking: Pick<BookingRow, "id">,
  kind: string,
  author: Author,
  note: string | null = null,
): Promise<void> {
  await db()
    .insert(bookingEvents)
    .values({
      booking_id: booking.id,
      kind,
      by_id: author?.id ?? null,
      by_name: author?.name ?? null,
      note,
    });
}

/**
 * Moves a booking whose row is locked to another status, with what changes along; a new version, its history, its
 * reminders and the hints to those who watch. Throws 409 for a move that booking/rules.ts does not know.
 */
export async function moveBooking(
  booking: BookingRow,
  status: BookingStatus,
  author: Author,
  change: Change = {},
  note: string | null = null,
): Promise<BookingRow> {
  if (!canMove(booking.status, status))
    throw errors.conflict(
      "illegal_state",
      `This booking is already ${booking.status.replace("_", " ")}.`,
    );
  const [moved] = await db()
    .update(bookings)
    .set({
      ...change,
      ...(change.decision ? { decided_at: clock.now() } : {}),
      status,
      version: sql`${bookings.version} + 1`,
      updated_at: clock.now(),
    })
    .where(and(eq(bookings.id, booking.id), eq(bookings.status, booking.status)))
    .returning();
  if (!moved) throw errors.conflict("illegal_state", "This booking has just changed.");
  await record(moved, status, author, note);
  await reschedule(moved);
  hint("bookings", moved.id);
  hint("lots", moved.lot_id);
  return moved;
}

/** Reminders belong to one version of the booking: a new version cancels the old ones in the same transaction (N14). */
async function reschedule(booking: BookingRow): Promise<void> {
  await db()
    .update(scheduledNotifications)
    .set({ status: "cancelled" })
    .where(
      and(
        eq(scheduledNotifications.booking_id, booking.id),
        eq(scheduledNotifications.status, "scheduled"),
      ),
    );
  if (booking.status !== "confirmed" && booking.status !== "active") return;
  const now = clock.ms();
  const at = (moment: Date, beforeMs: number) => new Date(moment.getTime() - beforeMs);
  const wanted = [
    {
      event_type: "upcoming_reservation" as const,
      due_at: at(booking.start_time, REMIND_START_MS),
      useless_at: at(booking.start_time, REMIND_START_MS - START_SLACK_MS),
    },
    {
      event_type: "booking_expiring_soon" as const,
      due_at: at(booking.end_time, REMIND_END_MS),
      useless_at: at(booking.end_time, REMIND_END_MS - END_SLACK_MS),
    },
  ].filter((reminder) => reminder.due_at.getTime() > now);
  if (wanted.length) {
    await db()
      .insert(scheduledNotifications)
      .values(
        wanted.map((reminder) => ({
          ...reminder,
          booking_id: booking.id,
          booking_version: booking.version,
        })),
      );
  }
}

/** What events say of a booking. */
export function factsOf({ booking, lot, slot, driver }: FullBooking): BookingFacts {
  return {
    booking_id: booking.id,
    number: booking.number,
    version: booking.version,
    status: booking.status,
    lot_id: lot.id,
    lot_name: lot.name,
    lot_number: lot.number,
    timezone: lot.timezone,
    slot_id: slot.id,
    slot_code: slot.code,
    vehicle_number: booking.vehicle_number,
    driver_id: driver.id,
    driver_name: driver.first_name,
    owner_id: lot.owner_id,
    start_time: booking.start_time.toISOString(),
    end_time: booking.end_time.toISOString(),
    amount: toDecimal(booking.amount),
    currency: booking.currency,
    payment_method: booking.payment_method,
    hold_until: booking.hold_until?.toISOString() ?? null,
  };
}
