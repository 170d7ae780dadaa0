import { sql } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { hint, sqlStatement, together, tryInsertRow } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { errors } from "@/lib/core/errors";
import { toDecimal } from "@/lib/core/money";
import { loadLot, loadSlot, type SlotRow } from "@/lib/domain/lot/read";
import type { PaymentSnapshot } from "@/lib/domain/payment/rules";
import { findUser } from "@/lib/domain/user/read";
import { plateKey } from "@/lib/domain/vehicle/schema";
import {
  conflictsOf,
  countOpenBookings,
  findBookingOfVehicle,
  isSlotTaken,
} from "../read/conflicts";
import type { BookingRow, FullBooking } from "../read/load";
import type { QuoteRow } from "../read/quotes";
import { termsOf } from "../rules/price";
import type { BookingStatus } from "../schema";
import { bookings } from "../table";
import { applyDeadlines, lockDueInSlot } from "./deadlines";
import { lockHolds, releaseHolds } from "./release";
import { requireOpen, requireOpenDuring } from "./require-open";
import { SlotTaken, vehicleBusy } from "../read/refusals";

export interface Placement {
  quote: QuoteRow;
  status: Extract<BookingStatus, "held" | "pending_payment" | "requested">;
  /** Until when the booking waits for payment or approval. */
  deadline: Date;
  /** Until when the slot is blocked; later than the end as long as the paid time may begin late. */
  blockedUntil: Date;
  vehicleNumber: string | null;
  paymentMethod: "card" | "cash" | null;
  renewedFrom?: string | null;
  notes?: string | null;
  payment?: PaymentSnapshot | null;
}

/**
 * Makes the acts of one driver wait for each other until their commit, so that the count of open
 * bookings is exact.
 */
export const lockDriver = (driver: Actor) => takeLock({ driver: driver.id });
const takeLock = sqlStatement()(
  ({ driver }: { driver: string }) =>
    sql`select pg_advisory_xact_lock(hashtextextended(${driver}, 0))`,
);

/** Throws 409 `limit` when the driver has as many bookings as allowed. */
export async function requireBelowLimit(driver: Actor): Promise<void> {
  const limit = env().MAX_OPEN_BOOKINGS;
  if ((await countOpenBookings(driver.id)) >= limit)
    throw errors.conflict("limit", `You can have up to ${limit} open bookings.`);
}

/** Where a booking is placed, and for whom. */
export interface Place extends Pick<FullBooking, "lot" | "slot" | "driver"> {
  /** Whether somebody else has the slot already. A race is decided later, by the constraint. */
  isTaken: boolean;
}

/**
 * Makes room for a booking of this driver in a slot: releases the driver's holds, and starts and
 * ends what is due in the slot during that time, so that a slot that is free is never refused
 * because the job is late (docs/data.md I2). The caller has called `lockDriver`. Throws 409
 * `limit`, 404 for a slot or a lot that does not exist.
 */
export async function makeRoom(
  driver: Actor,
  { quote, slotId, blockedUntil }: { quote: QuoteRow; slotId: string; blockedUntil: Date },
): Promise<Place> {
  const period = { start: quote.start_time, end: quote.end_time };
  const [slot, lot, user, conflicts, held, due] = await together([
    loadSlot(slotId),
    loadLot(quote.lot_id),
    findUser(driver.id),
    conflictsOf(driver, slotId, period),
    lockHolds(driver, null),
    lockDueInSlot(slotId, { from: quote.start_time, to: blockedUntil }),
    requireBelowLimit(driver),
  ]);
  await releaseHolds(driver, held);
  const released = new Set(held.map((hold) => hold.id));
  await applyDeadlines(due.filter((booking) => !released.has(booking.id)));
  return { slot, lot, driver: user!, isTaken: conflicts.length > 0 };
}

/**
 * Takes a slot for the period of a quote. The exclusion constraints decide between rivals, and ON
 * CONFLICT DO NOTHING waits for rivals without deadlocks (docs/data.md I1). Throws 409 `slot_taken`
 * with alternatives, `vehicle_busy`, `lot_closed` or `slot_closed`; 422 `outside_hours`,
 * or `other_lot` or `quote_mismatch` when the quote does not fit the slot.
 */
export async function placeBooking(placement: Placement, place: Place): Promise<BookingRow> {
  const { lot, slot } = place;
  requireSamePrice(placement.quote, slot);
  requireOpen(lot, slot);
  // The hours may have changed since the price was asked for.
  requireOpenDuring(lot, { start: placement.quote.start_time, end: placement.quote.end_time });
  if (place.isTaken) throw takenBy(placement, place);
  // Inserting waits for a closing of the slot or the lot that is under way.
  const [row, lotNow, slotNow] = await together([
    tryInsertRow(bookings, rowOf(placement, place)),
    loadLot(lot.id),
    loadSlot(slot.id),
  ]);
  if (!row) throw await conflictOf(placement, place);
  requireOpen(lotNow, slotNow);
  hint("lots", lot.id);
  return row;
}

function requireSamePrice(quote: QuoteRow, slot: SlotRow): void {
  if (slot.lot_id !== quote.lot_id)
    throw errors.refused("other_lot", "This price is for a slot of another lot.");
  if (quote.hourly_rate !== slot.hourly_rate)
    throw errors.refused("quote_mismatch", "This slot has another price. Ask for a new quote.");
}

function rowOf(placement: Placement, { lot, slot, driver }: Place): typeof bookings.$inferInsert {
  const { quote, vehicleNumber } = placement;
  const now = clock.now();
  return {
    status: placement.status,
    driver_id: driver.id,
    lot_id: lot.id,
    slot_id: slot.id,
    quote_id: quote.id,
    start_time: quote.start_time,
    end_time: quote.end_time,
    minutes: quote.minutes,
    starts_now: quote.starts_now,
    blocked_until: placement.blockedUntil,
    hold_until: placement.deadline,
    lines: quote.lines,
    amount: quote.amount,
    currency: quote.currency,
    policy: termsOf(lot, toDecimal(slot.hourly_rate), quote.start_time, now),
    vehicle_number: vehicleNumber,
    vehicle_key: vehicleNumber && plateKey(vehicleNumber),
    payment_method: placement.paymentMethod,
    renewed_from: placement.renewedFrom ?? null,
    notes: placement.notes ?? null,
    payment: placement.payment ?? null,
    created_at: now,
    updated_at: now,
  };
}

/** The error for the exclusion constraint that refused the row: the slot's or the vehicle's. */
async function conflictOf(placement: Placement, place: Place) {
  const { quote, vehicleNumber, blockedUntil } = placement;
  const range = { from: quote.start_time, to: blockedUntil };
  const [existing, isTaken] = await together([
    vehicleNumber === null ? undefined : findBookingOfVehicle(vehicleNumber, range),
    isSlotTaken(place.slot.id, range.from, range.to),
  ]);
  return existing && !isTaken ? vehicleBusy(place.driver, existing) : takenBy(placement, place);
}

const takenBy = ({ quote }: Placement, { lot, slot }: Place) =>
  new SlotTaken({ lot, slot: { id: slot.id, vehicleType: slot.vehicle_type }, quote });
