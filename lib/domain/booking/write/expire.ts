import { and, asc, eq, inArray, lte, or, sql } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db, transaction } from "@/lib/core/db";
import { payments } from "@/lib/domain/payment/table";
import { emit } from "@/lib/event/emit";
import { currentFacts } from "../read/facts";
import type { BookingRow } from "../read/load";
import type { BookingStatus } from "../schema";
import { bookings } from "../table";
import { endBooking } from "./end";
import { moveBooking } from "./move";

const BATCH = 100;
const SYSTEM = "Parkmate";

/**
 * Does what the time demands: ends bookings, holds, cash holds and requests that are over, and
 * starts confirmed bookings whose time has come. Any number of nodes may run it at once
 * (docs/data.md I12).
 *
 * With `slotId` it does so for one slot inside the caller's transaction, so that a late sweep never
 * refuses a slot that is free (docs/data.md I2). Rows that another sweep has locked are skipped,
 * unless `waits`. Returns how many bookings moved.
 */
export const expireBookings = (only: { slotId?: string; waits?: boolean } = {}): Promise<number> =>
  transaction(async () => {
    const due = await lockDue(only.slotId, only.waits ?? false);
    for (const booking of due) await effects[booking.status]?.(booking);
    return due.length;
  });

function lockDue(slotId: string | undefined, waits: boolean): Promise<BookingRow[]> {
  const query = db()
    .select()
    .from(bookings)
    .where(slotId ? and(eq(bookings.slot_id, slotId), isDue()) : isDue())
    .orderBy(asc(bookings.id));
  if (slotId) return query.for("update");
  return query.limit(BATCH).for("update", waits ? {} : { skipLocked: true });
}

function isDue() {
  const now = clock.now();
  const isBeingPaid = sql`exists (
    select 1 from ${payments}
    where ${payments.booking_id} = ${bookings.id} and ${payments.status} = 'pending')`;
  return or(
    and(eq(bookings.status, "active"), lte(bookings.end_time, now)),
    and(eq(bookings.status, "confirmed"), lte(bookings.start_time, now)),
    // A hold whose card is being charged is settled by the charge, not by the clock.
    and(eq(bookings.status, "held"), lte(bookings.hold_until, now), sql`not ${isBeingPaid}`),
    and(inArray(bookings.status, ["pending_payment", "requested"]), lte(bookings.hold_until, now)),
  );
}

const effects: Partial<Record<BookingStatus, (booking: BookingRow) => Promise<void>>> = {
  active: expire,
  confirmed: start,
  held: endHold,
  pending_payment: endCashHold,
  requested: endRequest,
};

async function expire(booking: BookingRow): Promise<void> {
  await moveBooking(booking, "expired", { author: null });
  emit("reservation_expired", await currentFacts(booking.id));
}

async function start(booking: BookingRow): Promise<void> {
  const started = await moveBooking(booking, "active", { author: null });
  // After an outage it may be over already.
  if (started.end_time <= clock.now()) await expire(started);
}

async function endHold(booking: BookingRow): Promise<void> {
  await moveBooking(booking, "cancelled", { author: null, note: "hold ended" });
  emit("booking_hold_expired", await currentFacts(booking.id), { audiences: ["driver"] });
}

function endCashHold(booking: BookingRow): Promise<void> {
  return endBooking(booking, {
    status: "cancelled",
    author: null,
    refundPercent: 0,
    reason: "not verified in time",
    note: "payment not confirmed in time",
    decision: { kind: "cash", by: SYSTEM, outcome: "released" },
    emit: (facts) => emit("booking_hold_expired", facts),
  });
}

function endRequest(booking: BookingRow): Promise<void> {
  const reason = "not answered in time";
  return endBooking(booking, {
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
