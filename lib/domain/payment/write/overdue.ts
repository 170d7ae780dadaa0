import { and, asc, eq, inArray, lte, or, sql } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db, hint, transaction } from "@/lib/core/db";
import { toDecimal } from "@/lib/core/money";
import { lockBooking } from "@/lib/domain/booking/read/bookings";
import type { BookingStatus } from "@/lib/domain/booking/schema";
import { bookings } from "@/lib/domain/booking/table";
import { factsOf, moveBooking } from "@/lib/domain/booking/write/transition";
import { emit } from "@/lib/event/emit";
import { payments } from "../table";
import { announceRefund } from "./announce";
import { undoPayment } from "./refund";

type BookingRow = typeof bookings.$inferSelect;
const BATCH = 100;

/**
 * Ends what is over: holds, cash holds and requests past their deadline, bookings past their end; begins what has its
 * start behind it. With `slotId` only that slot's, inside the caller's transaction, so that a late sweep never causes a
 * false 409 (data.md I2). Rows that another sweep has in hand are left to it, unless `waits`. Returns how many bookings moved. Any number of nodes may run it (I12).
 */
export const endOverdue = (only: { slotId?: string; waits?: boolean } = {}): Promise<number> =>
  transaction(async () => {
    const due = await lockDue(only.slotId, only.waits ?? false);
    for (const booking of due) await endings[booking.status]?.(booking);
    return due.length;
  });

function lockDue(slotId: string | undefined, waits: boolean): Promise<BookingRow[]> {
  const now = clock.now();
  const due = or(
    and(eq(bookings.status, "active"), lte(bookings.end_time, now)),
    and(eq(bookings.status, "confirmed"), lte(bookings.start_time, now)),
    // A hold whose card is being charged is settled by the charge, not by the clock.
    and(
      eq(bookings.status, "held"),
      lte(bookings.hold_until, now),
      sql`not exists (select 1 from ${payments} where ${payments.booking_id} = ${bookings.id} and ${payments.status} = 'pending')`,
    ),
    and(inArray(bookings.status, ["pending_payment", "requested"]), lte(bookings.hold_until, now)),
  );
  if (slotId)
    return db()
      .select()
      .from(bookings)
      .where(and(eq(bookings.slot_id, slotId), due))
      .orderBy(asc(bookings.id))
      .for("update");
  return db()
    .select()
    .from(bookings)
    .where(due)
    .orderBy(asc(bookings.id))
    .limit(BATCH)
    .for("update", waits ? {} : { skipLocked: true });
}

const endings: Partial<Record<BookingStatus, (booking: BookingRow) => Promise<void>>> = {
  active: expire,
  confirmed: async (booking) => {
    const begun = await moveBooking(booking, "active", null);
    if (begun.end_time <= clock.now()) await expire(begun);
  },
  held: async (booking) => {
    await moveBooking(booking, "cancelled", null, {}, "hold ended");
    emit("booking_hold_expired", await facts(booking), { audiences: ["driver"] });
  },
  pending_payment: async (booking) => {
    const undone = await undoPayment(booking.id, 0, "cancelled", "not verified in time");
    await moveBooking(
      booking,
      "cancelled",
      null,
      {
        hold_until: null,
        decision: { kind: "cash", by: "Parkmate", outcome: "released" },
        ...(undone ? { payment: undone.stored } : {}),
      },
      "payment not confirmed in time",
    );
    emit("booking_hold_expired", await facts(booking));
    hint("queues", "cash");
  },
  requested: async (booking) => {
    const reason = "not answered in time";
    const undone = await undoPayment(booking.id, 100, "declined", reason);
    await moveBooking(
      booking,
      "declined",
      null,
      {
        decline_reason: reason,
        hold_until: null,
        decision: { kind: "request", by: "Parkmate", outcome: "released" },
        ...(undone ? { payment: undone.stored } : {}),
      },
      reason,
    );
    const now = await facts(booking);
    emit("booking_declined", {
      ...now,
      by_role: "system",
      by_name: "Parkmate",
      reason,
      refund: toDecimal(undone?.refund ?? 0),
    });
    announceRefund(now, undone);
    hint("queues", "requests");
  },
};

async function expire(booking: BookingRow): Promise<void> {
  await moveBooking(booking, "expired", null);
  emit("reservation_expired", await facts(booking));
}

const facts = async (booking: BookingRow) => factsOf(await lockBooking(null, booking.id));
