import { and, asc, isNull, sql, type SQL } from "drizzle-orm";
import { Temporal } from "temporal-polyfill";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db, rows } from "@/lib/core/db";
import { HOUR_MS } from "@/lib/core/duration";
import { toDecimal } from "@/lib/core/money";
import { isLive } from "@/lib/domain/booking/read/live";
import { loadManagedLot } from "@/lib/domain/lot/read";
import { lots as lotTable } from "@/lib/domain/lot/table";
import { isLotOf } from "@/lib/domain/staff/read";
import type { OwnerSummary } from "../schema";

interface Figures {
  total_slots: number;
  occupied_slots: number;
  revenue: number;
  revenue_last_week: number;
  arriving_soon: number;
  next_ms: number | null;
  cash_open: number;
  cash_amount: number;
  bookings_today: number;
}

interface Scope {
  ids: string[];
  timezone: string;
  currency: string;
}

/** The currency of an owner without a lot. */
const NO_LOT_CURRENCY = "PHP";

/**
 * Today's figures of one lot, or of all lots of the owner (every lot for admins). "Today" is the
 * day in the first lot's zone. Lots with another currency than the first lot are left out, because
 * amounts of two currencies cannot be added. Throws 404 for a lot of another owner.
 */
export async function getDashboard(actor: Actor, lotId?: string): Promise<OwnerSummary> {
  const { ids, timezone, currency } = await scopeOf(actor, lotId);
  const local = Temporal.Instant.fromEpochMilliseconds(clock.ms()).toZonedDateTimeISO(timezone);
  const today = local.startOfDay();
  // In some zones a day begins at 1:00 when the clocks change.
  const startOf = (daysLater: number) => isoOf(today.add({ days: daysLater }).startOfDay());
  const days = {
    start: isoOf(today),
    end: startOf(1),
    weekAgo: startOf(-7),
    // A day that has just begun cannot be compared with a whole one.
    weekAgoNow: isoOf(local.subtract({ days: 7 })),
  };
  // `in (null)` matches nothing: without a lot every figure is zero.
  const listed = ids.length ? ids.map((id) => sql`${id}::uuid`) : [sql`null::uuid`];
  const lots = sql`(${sql.join(listed, sql`, `)})`;
  const figures = await figuresOf(lots, days);
  return {
    date: today.toPlainDate().toString(),
    currency,
    total_slots: figures.total_slots,
    occupied_slots: figures.occupied_slots,
    revenue: toDecimal(figures.revenue),
    revenue_last_week: toDecimal(figures.revenue_last_week),
    arriving_soon: figures.arriving_soon,
    next_arrival: figures.next_ms === null ? null : new Date(figures.next_ms).toISOString(),
    cash_open: figures.cash_open,
    cash_amount: toDecimal(figures.cash_amount),
    bookings_today: figures.bookings_today,
    occupancy_by_hour: await occupancyByHour(lots, today, figures.total_slots),
    server_time: clock.now().toISOString(),
  };
}

async function scopeOf(actor: Actor, lotId: string | undefined): Promise<Scope> {
  const chosen = lotId
    ? [await loadManagedLot(actor, lotId)]
    : await db()
        .select()
        .from(lotTable)
        .where(and(isNull(lotTable.deleted_at), isLotOf(actor)))
        .orderBy(asc(lotTable.number));
  const first = chosen[0];
  if (!first) return { ids: [], timezone: actor.timezone, currency: NO_LOT_CURRENCY };
  const { timezone, currency } = first;
  return {
    ids: chosen.filter((lot) => lot.currency === currency).map((lot) => lot.id),
    timezone,
    currency,
  };
}

async function figuresOf(
  lots: SQL,
  days: { start: string; end: string; weekAgo: string; weekAgoNow: string },
): Promise<Figures> {
  const now = clock.now().toISOString();
  const soon = new Date(clock.ms() + HOUR_MS).toISOString();
  const fromSlots = sql`from slots s where s.lot_id in ${lots} and s.deleted_at is null`;
  const fromBookings = sql`from bookings b where b.lot_id in ${lots}`;
  const fromCash = sql`from payments p join bookings b on b.id = p.booking_id
    where b.lot_id in ${lots} and p.method = 'cash' and p.status = 'pending'
      and (b.status = 'pending_payment' or p.purpose = 'extension')`;
  const [figures] = await rows<Figures>(sql`select
    (select count(*) ${fromSlots})::int as total_slots,
    (select count(distinct b.slot_id) ${fromBookings} and ${isLive()}
      and b.status in ('active', 'overstay') and b.start_time <= ${now})::int as occupied_slots,
    ${earningsIn(lots, days.start, days.end)} as revenue,
    ${earningsIn(lots, days.weekAgo, days.weekAgoNow)} as revenue_last_week,
    (select count(*) ${fromBookings} and b.status = 'confirmed'
      and b.start_time between ${now} and ${soon})::int as arriving_soon,
    (select (extract(epoch from min(b.start_time)) * 1000)::float8 ${fromBookings}
      and b.status = 'confirmed' and b.start_time >= ${now}) as next_ms,
    (select count(*) ${fromCash})::int as cash_open,
    (select coalesce(sum(p.amount), 0) ${fromCash})::float8 as cash_amount,
    (select count(*) ${fromBookings} and b.status not in ('held', 'cancelled', 'declined')
      and b.created_at >= ${days.start} and b.created_at < ${days.end})::int as bookings_today`);
  return figures!;
}

/**
 * The sum of the payments that succeeded in the range, less their refunds; minor units. The card of
 * a request may be charged back until somebody approves it, at most a day later: it counts from
 * then on. A sum may exceed 32 bits; float8 is exact up to 2^53.
 */
const earningsIn = (lots: SQL, from: string, to: string): SQL => sql`(
  select coalesce(sum(p.amount - coalesce((
    select sum(r.amount) from refunds r where r.payment_id = p.id), 0)), 0)::float8
  from payments p join bookings b on b.id = p.booking_id
  where b.lot_id in ${lots} and p.status in ('succeeded', 'refunded')
    and b.status <> 'requested'
    and p.decided_at >= ${from}::timestamptz - interval '1 day' and p.decided_at < ${to}
    and greatest(p.decided_at, ${approvedAt}) >= ${from}
    and greatest(p.decided_at, ${approvedAt}) < ${to})`;

/** When the request `b` was approved; null for a booking that needed no approval. */
const approvedAt = sql`(select min(e.at) from booking_events e
  where e.booking_id = b.id and e.kind in ('confirmed', 'active') and exists (
    select 1 from booking_events r where r.booking_id = b.id and r.kind = 'requested'))`;

const isoOf = (time: Temporal.ZonedDateTime) => new Date(time.epochMilliseconds).toISOString();

/** The percentage of slots that are booked in each hour of the day. */
async function occupancyByHour(
  lots: SQL,
  day: Temporal.ZonedDateTime,
  totalSlots: number,
): Promise<OwnerSummary["occupancy_by_hour"]> {
  const hours = hoursOf(day);
  const counted = await rows<{ start: string; taken: number }>(sql`
    select h.start, count(distinct b.slot_id)::int as taken
    from json_to_recordset(${JSON.stringify(hours)}::json)
      as h (start text, "end" text)
    join bookings b on b.lot_id in ${lots}
      and b.status in ('confirmed', 'active', 'overstay', 'completed', 'expired')
      and b.period && tstzrange(h.start::timestamptz, h."end"::timestamptz, '[)')
    group by h.start`);
  const taken = new Map(counted.map((row) => [row.start, row.taken]));
  return hours.map(({ hour, start }) => ({
    hour,
    start,
    percent: totalSlots ? Math.round(((taken.get(start) ?? 0) / totalSlots) * 100) : 0,
  }));
}

/** The hours of a day by its clocks, which may repeat or skip one, or a part of it. */
function hoursOf(day: Temporal.ZonedDateTime): { hour: number; start: string; end: string }[] {
  const end = day.add({ days: 1 }).startOfDay();
  const hours = [];
  for (let at = day; Temporal.ZonedDateTime.compare(at, end) < 0;) {
    const later = at.add({ hours: 1 });
    const full = later.with({ minute: 0 });
    const next = Temporal.ZonedDateTime.compare(full, at) > 0 ? full : later;
    hours.push({ hour: at.hour, start: isoOf(at), end: isoOf(next) });
    at = next;
  }
  return hours;
}
