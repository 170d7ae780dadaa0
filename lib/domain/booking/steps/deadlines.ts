import { and, asc, eq, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db, statement } from "@/lib/core/db";
import { isDue, type Waiting } from "@/lib/core/due";
import { payments } from "@/lib/domain/payment/table";
import { emit } from "@/lib/event/emit";
import { currentFacts, factsOf } from "../read/facts";
import { loadBookings, lockBooking, type BookingRow, type FullBooking } from "../read/load";
import { blocksSlot } from "../read/live";
import { awaitsExtensionCash } from "../rules/extension";
import type { BookingStatus } from "../schema";
import { bookings } from "../table";
import { closeCashExtension } from "./cash-extension";
import { endBooking } from "./end";
import { moveBooking } from "./move";
import { moveBookings } from "./move-many";

const SYSTEM = "Parkmate";

/**
 * The bookings of one slot that are due and block it during a range, with their rows locked. Due
 * ones at other times refuse nobody and are left to the job.
 */
export const lockDueInSlot = (
  slotId: string,
  { from, to }: { from: Date; to: Date },
): Promise<BookingRow[]> =>
  dueInSlot({
    slot: slotId,
    from: from.toISOString(),
    to: to.toISOString(),
    now: clock.now(),
  });
const dueInSlot = statement(
  ({ slot, from, to, now }: { slot: string; from: string; to: string; now: Date }) =>
    db()
      .select()
      .from(bookings)
      .where(and(eq(bookings.slot_id, slot), blocksSlot(from, to), isBookingDue(now)))
      .orderBy(asc(bookings.id))
      .for("update"),
);

/** Ends or starts bookings that are due (`isBookingDue`). The caller has locked their rows. */
export async function applyDeadlines(due: BookingRow[]): Promise<void> {
  // First, because a booking ends on time whether or not its extension was paid.
  const current: BookingRow[] = [];
  for (const booking of due) current.push(await withoutLateExtension(booking));
  const now = clock.now();
  // Many begin and end at one instant, such as a full hour.
  const starting = having(current, "confirmed").filter(({ start_time }) => start_time <= now);
  const started = await moveBookings(starting, "active");
  // After an outage a booking that starts may be over already.
  const isOver = ({ end_time, extension }: BookingRow) => end_time <= now && !extension;
  await expire([...having(current, "active"), ...started].filter(isOver));
  for (const booking of current) await deadlineEffects[booking.status]?.(booking);
}

const having = (due: BookingRow[], status: BookingStatus) =>
  due.filter((booking) => booking.status === status);

/** Releases the extension of a booking whose cash was not confirmed in time. */
async function withoutLateExtension(booking: BookingRow): Promise<BookingRow> {
  if (!awaitsExtensionCash(booking) || booking.hold_until! > clock.now()) return booking;
  return closeCashExtension(await lockBooking(null, booking.id), {
    outcome: "released",
    author: null,
    by: SYSTEM,
    reason: "the cash was not confirmed in time",
  });
}

const isBeingPaid = sql`exists (
  select 1 from ${payments}
  where ${payments.booking_id} = ${bookings.id} and ${payments.status} = 'pending')`;

/** What the bookings of each status wait for: their end, their start, or the end of their hold. */
export const deadlines: Waiting[] = [
  // A card that is being charged, for an extension, a hold or instead of cash, is settled by the
  // charge, not by the clock. Cash for an extension is given up at the latest at the booking's end.
  {
    at: bookings.end_time,
    where: and(eq(bookings.status, "active"), isNull(bookings.extension)),
  },
  {
    at: bookings.hold_until,
    where: and(inArray(bookings.status, ["confirmed", "active"]), isNotNull(bookings.extension)),
  },
  { at: bookings.start_time, where: eq(bookings.status, "confirmed") },
  { at: bookings.hold_until, where: and(eq(bookings.status, "held"), sql`not ${isBeingPaid}`) },
  { at: bookings.hold_until, where: eq(bookings.status, "requested") },
  {
    at: bookings.hold_until,
    where: and(eq(bookings.status, "pending_payment"), eq(bookings.payment_method, "cash")),
  },
];

/** Bookings that are over, that start now, or whose deadline has passed. */
export const isBookingDue = (now = clock.now()) =>
  or(...deadlines.map((deadline) => isDue(deadline, now)));

const deadlineEffects: Partial<Record<BookingStatus, (booking: BookingRow) => Promise<void>>> = {
  held: endHold,
  pending_payment: endCashHold,
  requested: endRequest,
};

async function expire(over: BookingRow[]): Promise<void> {
  const expired = await moveBookings(over, "expired");
  const full = await loadBookings(expired.map(({ id }) => id));
  for (const one of full.sort(byId)) emit("reservation_expired", factsOf(one));
}

const byId = (a: FullBooking, b: FullBooking) => (a.booking.id < b.booking.id ? -1 : 1);

async function endHold(booking: BookingRow): Promise<void> {
  await moveBooking(booking, "cancelled", { author: null, note: "hold ended" });
  emit("booking_hold_expired", await currentFacts(booking.id), { audiences: ["driver"] });
}

async function endCashHold({ id }: BookingRow): Promise<void> {
  await endBooking(await lockBooking(null, id), {
    status: "cancelled",
    author: null,
    refundPercent: 0,
    reason: "not verified in time",
    note: "payment not confirmed in time",
    decision: { kind: "cash", by: SYSTEM, outcome: "released" },
    emit: (facts) => emit("booking_hold_expired", facts),
  });
}

async function endRequest({ id }: BookingRow): Promise<void> {
  const reason = "not answered in time";
  await endBooking(await lockBooking(null, id), {
    status: "declined",
    author: null,
    refundPercent: 100,
    reason,
    declineReason: reason,
    decision: { kind: "request", by: SYSTEM, outcome: "released" },
    emit: (facts, refund) =>
      emit("booking_declined", { ...facts, by_role: "system", by_name: SYSTEM, reason, refund }),
  });
}
