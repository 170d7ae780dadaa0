import { eq, sql } from "drizzle-orm";
import { getTableConfig, type PgTable } from "drizzle-orm/pg-core";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { MINUTE_MS } from "@/lib/core/duration";
import { newId } from "@/lib/core/id";
import { toDecimal } from "@/lib/core/money";
import { priceOf, termsOf, totalOf } from "@/lib/domain/booking/rules/price";
import { bookingEvents, bookings } from "@/lib/domain/booking/table";
import { lots, slots as slotTable } from "@/lib/domain/lot/table";
import { percentOf, snapshotOf } from "@/lib/domain/payment/rules";
import { payments, refunds, sandboxCharges } from "@/lib/domain/payment/table";
import { plateKey } from "@/lib/domain/vehicle/schema";
import type { DemoSlot } from "./create-lots";
import { guests, plateOf, VEHICLES_PER_GUEST, type People } from "./people";
import { seededRandom, type PlannedStay } from "./plan";
import { planYear, type PastStay } from "./plan-year";

const SEED = 20_251_121;
/** How long before its start a stay was booked, and before that one was cancelled. */
const BOOKED_BEFORE_MS = 90 * MINUTE_MS;
const CANCELLED_BEFORE_MS = 30 * MINUTE_MS;
const VERIFIED_AFTER_MS = 4 * MINUTE_MS;

type Row = Record<string, unknown>;
interface Rows {
  bookings: Row[];
  payments: Row[];
  refunds: Row[];
  charges: Row[];
  events: Row[];
}
type Place = Awaited<ReturnType<typeof loadPlaces>>[number];

/**
 * Writes the stays of a year, which charts and tables show. The rows are those that the verbs would
 * have left, without notifications; the verbs would take minutes. `others` are the stays that the
 * verbs make.
 */
export async function createYear(
  people: People,
  slots: DemoSlot[],
  others: readonly PlannedStay[],
): Promise<void> {
  const places = await loadPlaces(slots);
  const plan = planYear({
    now: clock.ms(),
    zones: places.map(({ lot }) => lot.timezone),
    vehicles: guests.length * VEHICLES_PER_GUEST,
    others,
    random: seededRandom(SEED),
  });
  const rows: Rows = { bookings: [], payments: [], refunds: [], charges: [], events: [] };
  const owners = new Map([...people.values()].map((one) => [one.id, one]));
  for (const stay of plan) {
    const place = places[stay.slot]!;
    addStay(rows, factsOf(stay, place, people, owners.get(place.lot.owner_id)!));
  }
  await insertAll(bookings, rows.bookings);
  await insertAll(payments, rows.payments);
  await insertAll(refunds, rows.refunds);
  await insertAll(sandboxCharges, rows.charges);
  await insertAll(bookingEvents, rows.events);
}

async function loadPlaces(wanted: DemoSlot[]) {
  const found = await db()
    .select({ slot: slotTable, lot: lots })
    .from(slotTable)
    .innerJoin(lots, eq(lots.id, slotTable.lot_id));
  const byId = new Map(found.map((one) => [one.slot.id, one]));
  return wanted.map(({ id }) => byId.get(id)!);
}

type Person = Pick<Actor, "id" | "name">;
type StayFacts = ReturnType<typeof factsOf>;

function factsOf(stay: PastStay, { slot, lot }: Place, people: People, owner: Person) {
  const { start, minutes, paysCash, refundPercent } = stay;
  const guest = stay.vehicle % guests.length;
  const booked = start - BOOKED_BEFORE_MS;
  const end = start + minutes * MINUTE_MS;
  const lines = priceOf(minutes, slot.hourly_rate, lot.currency);
  const amount = totalOf(lines);
  return {
    id: newId(),
    paymentId: newId(),
    slot,
    lot,
    owner,
    driver: people.get(guests[guest]!.email)!,
    plate: plateOf(guest, Math.floor(stay.vehicle / guests.length)),
    minutes,
    paysCash,
    lines,
    amount,
    refunded: refundPercent === null ? 0 : percentOf(amount, refundPercent),
    isCancelled: refundPercent !== null,
    start: new Date(start),
    end: new Date(end),
    booked: new Date(booked),
    decided: new Date(booked + (paysCash ? VERIFIED_AFTER_MS : 0)),
    ended: new Date(refundPercent === null ? end : start - CANCELLED_BEFORE_MS),
  };
}

function addStay(rows: Rows, stay: StayFacts): void {
  const payment = paymentOf(stay);
  rows.payments.push(payment);
  rows.bookings.push({ ...bookingOf(stay), payment: snapshotOf(payment, stay.refunded) });
  if (!stay.paysCash) rows.charges.push(chargeOf(stay));
  if (stay.refunded > 0) rows.refunds.push(refundOf(stay));
  const history = (kind: string, at: Date, by: Person | null) =>
    rows.events.push({
      id: newId(),
      booking_id: stay.id,
      kind,
      by_id: by?.id ?? null,
      by_name: by?.name ?? null,
      at,
    });
  history("created", stay.booked, stay.driver);
  history(statusOf(stay), stay.ended, stay.isCancelled ? stay.driver : null);
}

const statusOf = ({ isCancelled }: StayFacts) => (isCancelled ? "cancelled" : "expired");

const paymentOf = (stay: StayFacts) => ({
  id: stay.paymentId,
  booking_id: stay.id,
  user_id: stay.driver.id,
  method: stay.paysCash ? ("cash" as const) : ("card" as const),
  purpose: "booking",
  amount: stay.amount,
  currency: stay.lot.currency,
  status: stay.refunded === stay.amount ? ("refunded" as const) : ("succeeded" as const),
  provider_ref: stay.paysCash ? null : `sandbox_${stay.paymentId}`,
  reminded_percent: 0,
  decided_by: stay.paysCash ? stay.owner.id : null,
  decided_by_name: stay.paysCash ? stay.owner.name : null,
  decided_at: stay.decided,
  created_at: stay.booked,
});

const chargeOf = ({ paymentId, amount, lot, refunded, booked }: StayFacts) => ({
  key: paymentId,
  amount,
  currency: lot.currency,
  outcome: "succeeded",
  refunded,
  created_at: booked,
});

const refundOf = ({ paymentId, refunded, paysCash, ended }: StayFacts) => ({
  id: newId(),
  payment_id: paymentId,
  amount: refunded,
  status: "done",
  attempts: paysCash ? 0 : 1,
  next_attempt_at: ended,
  reason: "cancelled",
  created_at: ended,
});

const bookingOf = (stay: StayFacts) => ({
  id: stay.id,
  status: statusOf(stay),
  version: 3,
  driver_id: stay.driver.id,
  lot_id: stay.lot.id,
  slot_id: stay.slot.id,
  vehicle_number: stay.plate,
  vehicle_key: plateKey(stay.plate),
  start_time: stay.start,
  end_time: stay.end,
  minutes: stay.minutes,
  blocked_until: stay.end,
  starts_now: "no",
  lines: stay.lines,
  amount: stay.amount,
  currency: stay.lot.currency,
  policy: termsOf(stay.lot, toDecimal(stay.slot.hourly_rate), stay.start, stay.booked),
  payment_method: stay.paysCash ? "cash" : "card",
  created_at: stay.booked,
  updated_at: stay.ended,
});

/** Inserts rows as one parameter. Columns that no row has get their defaults. */
async function insertAll(table: PgTable, rows: Row[]): Promise<void> {
  if (!rows.length) return;
  const given = new Set(Object.keys(rows[0]!));
  const columns = getTableConfig(table).columns.filter((column) => given.has(column.name));
  const names = sql.join(
    columns.map((column) => sql.identifier(column.name)),
    sql`, `,
  );
  await db().execute(sql`
    insert into ${table} (${names})
    select ${names} from json_populate_recordset(null::${table}, ${JSON.stringify(rows)}::json)`);
}
