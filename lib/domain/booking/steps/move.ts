import { and, eq } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { alongside, db, hint, insertRow, statementBy } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import type { PaymentSnapshot } from "@/lib/domain/payment/rules";
import type { BookingRow } from "../read/load";
import { canMove, statusWords } from "../rules/status";
import type { BookingStatus } from "../schema";
import { bookingEvents, bookings, type Decision } from "../table";
import { scheduleReminders } from "./schedule";

export type Author = { id: string; name: string } | null;

type MovableColumn =
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
  | "minutes"
  | "lines"
  | "amount"
  | "extension";

interface Move {
  /** The person who acts; null when a timed job does. */
  author: Author;
  change?: Partial<Pick<BookingRow, MovableColumn>> & {
    payment?: PaymentSnapshot;
    decision?: Decision;
  };
  /** A line for the booking's history. */
  note?: string | null;
}

/**
 * Moves a booking to another status inside the caller's transaction, which holds its row's lock.
 * Stores the change, a new version, the history and the reminders, and hints to everybody who
 * watches. Throws 409 `illegal_state` for a move that `canMove` (rules/status.ts) does not allow.
 */
export async function moveBooking(
  booking: BookingRow,
  status: BookingStatus,
  { author, change = {}, note = null }: Move,
): Promise<BookingRow> {
  if (!canMove(booking.status, status))
    throw errors.conflict(
      "illegal_state",
      `This booking is already ${statusWords(booking.status)}.`,
    );
  return applyChange(booking, { author, kind: status, note, change: { ...change, status } });
}

/**
 * Changes a booking that keeps its status, as `moveBooking` does one that moves. `kind` names the
 * change in the booking's history.
 */
export const changeBooking = (
  booking: BookingRow,
  kind: string,
  { author, change = {}, note = null }: Move,
): Promise<BookingRow> => applyChange(booking, { author, kind, note, change });

interface Change extends Required<Omit<Move, "change">> {
  kind: string;
  change: NonNullable<Move["change"]> & { status?: BookingStatus };
}

async function applyChange(
  booking: BookingRow,
  { author, kind, note, change }: Change,
): Promise<BookingRow> {
  const values = {
    ...change,
    ...(change.decision ? { decided_at: clock.now() } : {}),
    version: booking.version + 1,
    updated_at: clock.now(),
  };
  const storing = store(booking, values);
  recordHistory(booking.id, kind, author, note);
  scheduleReminders({ ...booking, ...values });
  const [moved] = await storing;
  if (!moved) throw errors.conflict("illegal_state", "This booking has just changed.");
  hint("bookings", moved.id);
  hint("lots", moved.lot_id);
  return moved;
}

/** Returns no row when another act has changed the booking since it was read. */
const store = (
  { id, version }: BookingRow,
  values: Partial<typeof bookings.$inferInsert>,
): Promise<BookingRow[]> => {
  const columns = Object.keys(values).filter(
    (name) => values[name as keyof typeof values] !== undefined,
  );
  return update(columns.sort().join(" "), { ...values, id, fromVersion: version });
};
const update = statementBy(
  (columns: string, values: Record<string, unknown> & { id: string; fromVersion: number }) =>
    db()
      .update(bookings)
      .set(Object.fromEntries(columns.split(" ").map((name) => [name, values[name]])))
      .where(and(eq(bookings.id, values.id), eq(bookings.version, values.fromVersion)))
      .returning(),
);

/** Adds one line to a booking's history. */
export const recordHistory = (
  bookingId: string,
  kind: string,
  author: Author,
  note: string | null = null,
): void =>
  alongside(
    insertRow(bookingEvents, {
      booking_id: bookingId,
      kind,
      by_id: author?.id ?? null,
      by_name: author?.name ?? null,
      note,
    }),
  );
