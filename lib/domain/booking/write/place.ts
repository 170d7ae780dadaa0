import { and, count, eq, inArray, isNotNull, or, sql } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db, hint, rows } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { errors } from "@/lib/core/errors";
import { toDecimal } from "@/lib/core/money";
import { loadLot, loadSlot, type LotRow } from "@/lib/domain/lot/read";
import { plateKey } from "@/lib/domain/vehicle/schema";
import { alternativesTo, findFreeSlots } from "../read/slots";
import { isLive, overlaps } from "../read/live";
import { openStatuses, termsOf } from "../rules";
import type { BookingStatus } from "../schema";
import { bookings } from "../table";
import { refuseClosed, type QuoteRow } from "./quote";
import { record } from "./transition";

export type BookingRow = typeof bookings.$inferSelect;
interface Placement {
  quote: QuoteRow;
  slotId: string;
  status: Extract<BookingStatus, "held" | "pending_payment" | "requested">;
  deadline: Date;
  blockedUntil: Date;
  vehicleNumber: string | null;
  paymentMethod: "card" | "cash" | null;
  renewedFrom?: string | null;
  notes?: string | null;
}

/** Bookings of one driver take turns, so that limits count what is there. */
export const lockDriver = (driverId: string) =>
  db().execute(sql`select pg_advisory_xact_lock(hashtextextended(${driverId}, 0))`);

/**
 * Takes a slot for a quote's period, or throws 409 `slot_taken` with alternatives, or `vehicle_busy`. The exclusion
 * constraint decides; ON CONFLICT DO NOTHING waits for rivals without ever deadlocking with them (data.md I1).
 */
export async function placeBooking(actor: Actor, placement: Placement): Promise<BookingRow> {
  const { quote, slotId, status, deadline } = placement;
  const slot = await loadSlot(slotId);
  const lot = await loadLot(slot.lot_id);
  if (slot.lot_id !== quote.lot_id)
    throw errors.refused("other_lot", "This slot belongs to another lot than the price.");
  refuseClosed(lot, slot);
  if (quote.hourly_rate !== slot.hourly_rate)
    throw errors.refused("quote_mismatch", "This slot has another price. Ask for a new one.");
  const now = clock.now();
  const blocked_until = placement.blockedUntil;
  const [row] = await db()
    .insert(bookings)
    .values({
      status,
      driver_id: actor.id,
      lot_id: lot.id,
      slot_id: slotId,
      start_time: quote.start_time,
      end_time: quote.end_time,
      minutes: quote.minutes,
      starts_now: quote.starts_now,
      blocked_until,
      hold_until: deadline,
      lines: quote.lines,
      amount: quote.amount,
      currency: quote.currency,
      policy: termsOf(lot, toDecimal(slot.hourly_rate), quote.start_time, now),
      vehicle_number: placement.vehicleNumber,
      vehicle_key: placement.vehicleNumber && plateKey(placement.vehicleNumber),
      payment_method: placement.paymentMethod,
      renewed_from: placement.renewedFrom ?? null,
      notes: placement.notes ?? null,
      created_at: now,
      updated_at: now,
    })
    .onConflictDoNothing()
    .returning();
  if (!row) throw await conflictOf(placement, lot, slot.vehicle_type, blocked_until);
  await record(row, status === "held" ? "held" : "created", actor);
  hint("lots", lot.id);
  return row;
}

async function conflictOf(
  { quote, vehicleNumber, slotId }: Placement,
  lot: LotRow,
  vehicleType: string,
  until: Date,
) {
  if (
    vehicleNumber &&
    (await isVehicleBusy(vehicleNumber, quote.start_time, until)) &&
    !(await isTaken(slotId, quote.start_time, until))
  )
    return vehicleBusy();
  return slotTaken(lot, slotId, vehicleType, quote);
}

export const vehicleBusy = () =>
  errors.conflict("vehicle_busy", "This vehicle already has a booking at that time.");

export async function slotTaken(
  lot: LotRow,
  slotId: string | null,
  vehicleType: string | null,
  quote: Pick<QuoteRow, "start_time" | "end_time" | "minutes">,
) {
  const alternatives = await alternativesTo({
    lotId: lot.id,
    from: quote.start_time,
    to: quote.end_time,
    minutes: quote.minutes,
    vehicleType,
    exceptSlot: slotId,
  });
  return errors.conflict("slot_taken", "Somebody else has this slot at that time.", {
    alternatives,
  });
}

export async function isVehicleBusy(
  number: string,
  from: Date,
  to: Date,
  exceptBooking: string | null = null,
): Promise<boolean> {
  const found =
    await rows(sql`select 1 from bookings b where b.vehicle_key = ${plateKey(number)} and b.status <> 'held'
    and b.id is distinct from ${exceptBooking}::uuid and ${isLive()} and ${overlaps(from, to)} limit 1`);
  return found.length > 0;
}

const isTaken = async (slotId: string, from: Date, to: Date): Promise<boolean> =>
  (
    await rows(
      sql`select 1 from bookings b where b.slot_id = ${slotId} and ${isLive()} and ${overlaps(from, to)} limit 1`,
    )
  ).length > 0;

/** The quoted slot, or any free one of the lot when the price was asked for the lot. */
export async function slotFor(quote: QuoteRow): Promise<string> {
  if (quote.slot_id) return quote.slot_id;
  const [free] = await findFreeSlots({
    lotId: quote.lot_id,
    from: quote.start_time,
    to: quote.end_time,
    minutes: quote.minutes,
    vehicleType: quote.vehicle_type,
    limit: 1,
  });
  if (free?.lot_id !== quote.lot_id)
    throw errors.conflict("slot_taken", "No slot is free at that time.", { alternatives: [] });
  return free.id;
}

/** Throws 409 `limit` when the driver already has as many open bookings as allowed, those being paid right now included. */
export async function refuseTooMany(driverId: string): Promise<void> {
  const [open] = await db()
    .select({ n: count() })
    .from(bookings)
    .where(
      and(
        eq(bookings.driver_id, driverId),
        or(
          inArray(bookings.status, [...openStatuses]),
          and(eq(bookings.status, "held"), isNotNull(bookings.payment_method)),
        ),
      ),
    );
  const limit = env().MAX_OPEN_BOOKINGS;
  if (open!.n >= limit)
    throw errors.conflict("limit", `You can have up to ${limit} open bookings.`);
}
