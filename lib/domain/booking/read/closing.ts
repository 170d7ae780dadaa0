import { and, asc, eq, gt, inArray, isNull, notInArray, or, type SQL } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { toDecimal } from "@/lib/core/money";
import { loadManagedLot, loadSlot, loadSlotsOf } from "@/lib/domain/lot/read";
import type { ClosingPreview } from "@/lib/domain/lot/schema";
import { slots } from "@/lib/domain/lot/table";
import { cashKept } from "@/lib/domain/payment/read";
import { proposeMoves } from "../rules/relocation";
import { occupyingStatuses } from "../schema";
import { bookings } from "../table";
import { selectFull, type FullBooking } from "./load";

/** What closes: some slots of a lot, or the lot with all its slots. */
export type Place = { lot: string; lotName: string; slots: readonly string[] | null };

/** The place of a slot that the actor may close. Throws 404. */
export async function slotPlace(actor: Actor, id: string): Promise<Place> {
  const slot = await loadSlot(id);
  const lot = await loadManagedLot(actor, slot.lot_id);
  return { lot: lot.id, lotName: lot.name, slots: [id] };
}

/** The place of slots of a lot that the actor may close. Throws 404. */
export async function slotsPlace(actor: Actor, lotId: string, ids: string[]): Promise<Place> {
  const lot = await loadManagedLot(actor, lotId);
  await loadSlotsOf(lotId, ids);
  return { lot: lotId, lotName: lot.name, slots: ids };
}

/** The place of a lot that the actor may close. Throws 404. */
export async function lotPlace(actor: Actor, id: string): Promise<Place> {
  const lot = await loadManagedLot(actor, id);
  return { lot: id, lotName: lot.name, slots: null };
}

/** The bookings that a closing affects, each with a slot that it could move to. */
export async function previewClosing(place: Place): Promise<ClosingPreview> {
  const affected = (await affectedBookings(place)).filter(({ booking }) => isBooked(booking));
  const moves = await movesOf(place, affected);
  const cash = await cashKept(affected.map(({ booking }) => booking.id));
  return {
    bookings: affected.map(({ booking, slot, driver }, index) => ({
      id: booking.id,
      number: booking.number,
      status: booking.status,
      slot: { id: slot.id, code: slot.code },
      start_time: booking.start_time.toISOString(),
      end_time: booking.end_time.toISOString(),
      driver: driver.first_name,
      vehicle_number: booking.vehicle_number,
      payment_method: booking.payment_method,
      currency: booking.currency,
      amount: toDecimal(booking.amount),
      refund: toDecimal(paidOf(booking)),
      refund_cash: toDecimal(Math.min(paidOf(booking), cash.get(booking.id) ?? 0)),
      move_to: moves.get(index) ?? null,
    })),
  };
}

/** A hold is released with the slot; only what was booked is moved or refunded. */
export const isBooked = ({ status }: FullBooking["booking"]): boolean => status !== "held";

const paidOf = ({ payment }: FullBooking["booking"]): number =>
  payment?.status === "succeeded" ? payment.amount - payment.refunded : 0;

/** The bookings and holds that occupy a place now or later, the earliest first. */
const affectedBookings = (place: Place): Promise<FullBooking[]> =>
  selectFull().where(isAffected(place)).orderBy(asc(bookings.start_time), asc(bookings.number));

/** As `affectedBookings`, with their rows locked. */
export const lockAffectedBookings = (place: Place): Promise<FullBooking[]> =>
  selectFull().where(isAffected(place)).orderBy(asc(bookings.id)).for("update", { of: bookings });

const isAffected = ({ lot, slots: ids }: Place): SQL | undefined =>
  and(ids ? inArray(bookings.slot_id, [...ids]) : eq(bookings.lot_id, lot), isLive());

/** Those whose time is over end by a job within a second. */
function isLive(): SQL | undefined {
  const now = clock.now();
  return or(
    inArray(bookings.status, ["held", "pending_payment", "requested"]),
    and(inArray(bookings.status, ["active", "confirmed"]), gt(bookings.end_time, now)),
  );
}

async function movesOf(
  { lot, slots: closing }: Place,
  affected: FullBooking[],
): Promise<Map<number, { id: string; code: string }>> {
  if (!closing || !affected.length) return new Map();
  const candidates = await db()
    .select()
    .from(slots)
    .where(
      and(
        eq(slots.lot_id, lot),
        notInArray(slots.id, [...closing]),
        eq(slots.status, "active"),
        isNull(slots.deleted_at),
      ),
    );
  const taken = await db()
    .select({
      slotId: bookings.slot_id,
      start: bookings.start_time,
      end: bookings.blocked_until,
    })
    .from(bookings)
    .where(and(eq(bookings.lot_id, lot), inArray(bookings.status, [...occupyingStatuses])));
  const stays = affected.map((full) => ({
    slotId: full.slot.id,
    slot: full.slot,
    start: full.booking.start_time,
    end: full.booking.blocked_until,
  }));
  const codes = new Map(candidates.map((one) => [one.id, one.code]));
  return new Map(
    [...proposeMoves(stays, candidates, taken)].map(([index, id]) => [
      index,
      { id, code: codes.get(id)! },
    ]),
  );
}
