import { sql, type SQL } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { rows, sqlStatement } from "@/lib/core/db";
import { toDecimal } from "@/lib/core/money";
import {
  isActiveLot,
  layoutVersionOf,
  loadLot,
  type LotRow,
  type SlotRow,
} from "@/lib/domain/lot/read";
import { canManage } from "@/lib/domain/lot/rules";
import type { Slot, SlotState } from "@/lib/domain/lot/schema";
import { lotIdsOf } from "@/lib/domain/staff/read";
import type { Alternative, BookingStatus } from "../schema";
import { priceOf, totalOf } from "../rules/price";
import { isLive, occupies } from "./live";
import { rangeOf } from "./lots";

/** The booking that has the slot during the range, if any, and when the next one starts. */
interface SlotOccupancy {
  booking_id: string | null;
  booking_status: BookingStatus | null;
  driver_id: string | null;
  until_ms: number | null;
  next_ms: number | null;
}
/** What the row of a slot tells by itself. */
type SlotFacts = Omit<Slot, "layout_version">;
type Viewer = Pick<Actor, "id" | "role"> | null;

/**
 * The slots of a lot with their states during a range, or now without a range, as this person may
 * see them. Throws 404 for an unknown lot.
 */
export async function listSlots(
  actor: Actor | null,
  lotId: string,
  query: { from?: string | undefined; to?: string | undefined },
): Promise<Slot[]> {
  const lot = await loadLot(lotId);
  const seesBookings = actor !== null && (await seesBookingsOf(actor, lot));
  const { from, to } = rangeOf(query);
  const found = await slotsWithState(sql`s.lot_id = ${lotId}`, from, to);
  const version = layoutVersionOf(found);
  return found.map((slot) => ({
    ...toWire(slot, actor, seesBookings),
    layout_version: version,
  }));
}

const seesBookingsOf = async (actor: Actor, lot: LotRow): Promise<boolean> =>
  canManage(actor, lot) || (actor.role === "staff" && (await lotIdsOf(actor)).includes(lot.id));

/**
 * The slots of a lot without anything that depends on who looks, and the version of their layout,
 * for the realtime server.
 */
export async function snapshotSlots(
  lotId: string,
): Promise<{ slots: SlotFacts[]; layout_version: string }> {
  const { from, to } = rangeOf({});
  const found = await slotsWithState(sql`s.lot_id = ${lotId}`, from, to);
  return {
    slots: found.map((slot) => toWire(slot, null, false)),
    layout_version: layoutVersionOf(found),
  };
}

function slotsWithState(where: SQL, from: Date, to: Date): Promise<(SlotRow & SlotOccupancy)[]> {
  return rows<SlotRow & SlotOccupancy>(sql`
    select s.*, b.id as booking_id, b.status as booking_status, b.driver_id, b.until_ms, n.next_ms
    from slots s
    left join lateral (
      select b.id, b.status, b.driver_id, (extract(epoch from
        case when b.status in ('held', 'pending_payment') then b.hold_until else b.end_time end
      ) * 1000)::float8 as until_ms
      from bookings b
      where b.slot_id = s.id and ${occupies(from.toISOString(), to.toISOString())}
      order by b.start_time limit 1
    ) as b on true
    left join lateral (
      select (extract(epoch from min(b.start_time)) * 1000)::float8 as next_ms
      from bookings b
      where b.slot_id = s.id and ${isLive()} and b.start_time >= ${to.toISOString()}
    ) as n on true
    where ${where} and s.deleted_at is null
    order by s.row, s.position, s.code`);
}

const states: Partial<Record<BookingStatus, SlotState>> = {
  held: "held",
  pending_payment: "held",
  requested: "held",
  active: "occupied",
  overstay: "occupied",
};

function stateOf(slot: SlotRow & SlotOccupancy): SlotState {
  if (slot.status === "maintenance") return "maintenance";
  if (!slot.booking_status) return "available";
  return states[slot.booking_status] ?? "booked";
}

function toWire(slot: SlotRow & SlotOccupancy, viewer: Viewer, seesBookings: boolean): SlotFacts {
  const mine = viewer !== null && slot.driver_id === viewer.id;
  const until = slot.booking_id ? slot.until_ms : slot.next_ms;
  return {
    id: slot.id,
    code: slot.code,
    level: slot.level,
    row: slot.row,
    position: slot.position,
    vehicle_type: slot.vehicle_type,
    ev: slot.ev,
    covered: slot.covered,
    accessible: slot.accessible,
    hourly_rate: toDecimal(slot.hourly_rate),
    state: stateOf(slot),
    until: until === null ? null : new Date(until).toISOString(),
    mine,
    booking_id: mine || seesBookings ? slot.booking_id : null,
  };
}

const MAX_ALTERNATIVES = 3;

interface FreeSlot extends SlotRow {
  lot_name: string;
  currency: string;
}
export interface FreeSlotSearch {
  lotId: string;
  from: Date;
  to: Date;
  vehicleType: string | null;
  exceptSlot?: string | null;
  limit: number;
}

/**
 * Slots that are free during a range: first those of the lot, then those of other active lots, the
 * nearest lot first. Within the lot the nearest to the slot that was wanted comes first, or the
 * cheapest without one; accessible slots and chargers come last unless one was wanted.
 */
export const findFreeSlots = (search: FreeSlotSearch): Promise<FreeSlot[]> =>
  freeSlots({
    lot: search.lotId,
    vehicleType: search.vehicleType,
    except: search.exceptSlot ?? null,
    limit: search.limit,
    from: search.from.toISOString(),
    to: search.to.toISOString(),
    now: clock.now().toISOString(),
  });

const freeSlots = sqlStatement<FreeSlot>()(
  (search: {
    lot: string;
    vehicleType: string | null;
    except: string | null;
    limit: number;
    from: string;
    to: string;
    now: string;
  }) => sql`
    select s.*, l.name as lot_name, l.currency
    from slots s
    join lots l on l.id = s.lot_id
    left join lots here on here.id = ${search.lot}
    left join slots wanted on wanted.id = ${search.except}::uuid
    where s.deleted_at is null and s.status = 'active'
      and ${isActiveLot("l")} and l.deleted_at is null
      and s.id is distinct from ${search.except}::uuid
      and (${search.vehicleType}::text is null or s.vehicle_type = ${search.vehicleType})
      and not exists (
        select 1 from bookings b
        where b.slot_id = s.id and ${occupies(search.from, search.to, search.now)})
    order by (s.lot_id <> ${search.lot}),
      power(l.latitude - here.latitude, 2)
        + power((l.longitude - here.longitude) * cos(radians(here.latitude)), 2),
      case when wanted.id is null then s.hourly_rate else 0 end,
      (s.accessible and not coalesce(wanted.accessible, false))::int
        + (s.ev and not coalesce(wanted.ev, false))::int,
      case when s.lot_id = wanted.lot_id
        then (s.level <> wanted.level)::int * 1000
          + abs(s.row - wanted.row) * 3 + abs(s.position - wanted.position)
        else 0 end,
      s.hourly_rate, s.row, s.position
    limit ${search.limit}`,
);

type Wanted = Omit<FreeSlotSearch, "limit"> & { minutes: number };

const searches = new Map<string, Promise<Alternative[]>>();

/**
 * Up to three other slots that are free at that time, with their prices. Many drivers who lose the
 * same slot together share one search. Not inside a transaction.
 */
export function alternativesTo(wanted: Wanted): Promise<Alternative[]> {
  const key = JSON.stringify(wanted);
  let search = searches.get(key);
  if (!search) {
    search = searchAlternatives(wanted).finally(() => searches.delete(key));
    searches.set(key, search);
  }
  return search;
}

async function searchAlternatives(wanted: Wanted): Promise<Alternative[]> {
  const free = await findFreeSlots({ ...wanted, limit: MAX_ALTERNATIVES });
  return free.map((slot) => ({
    slot: slot.id,
    slot_code: slot.code,
    lot: slot.lot_id,
    lot_name: slot.lot_name,
    start_time: wanted.from.toISOString(),
    end_time: wanted.to.toISOString(),
    total: toDecimal(totalOf(priceOf(wanted.minutes, slot.hourly_rate, slot.currency))),
    currency: slot.currency,
  }));
}

/** Slots of a lot by id, with their present states. */
export const getSlots = async (actor: Actor, lotId: string, ids: string[]): Promise<Slot[]> =>
  (await listSlots(actor, lotId, {})).filter((slot) => ids.includes(slot.id));

/** One slot of a lot, with its present state. */
export const getSlot = async (actor: Actor, lotId: string, id: string): Promise<Slot> =>
  (await getSlots(actor, lotId, [id]))[0]!;
