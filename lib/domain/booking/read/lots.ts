import { sql, type SQL } from "drizzle-orm";
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { rows } from "@/lib/core/db";
import { DAY_MS, MINUTE_MS } from "@/lib/core/duration";
import { errors } from "@/lib/core/errors";
import { toDecimal } from "@/lib/core/money";
import { matchesSearch } from "@/lib/core/search";
import { listPage } from "@/lib/http/page";
import type { listLots as listLotsEndpoint } from "@/lib/domain/lot/api";
import {
  isActiveLot,
  lotStatus,
  photosOfLot,
  toPhoto,
  type LotRow,
  type PhotoFacts,
} from "@/lib/domain/lot/read";
import type { Lot } from "@/lib/domain/lot/schema";
import { lots } from "@/lib/domain/lot/table";
import { isLotOf } from "@/lib/domain/staff/read";
import { occupies } from "./live";

type Query = z.output<NonNullable<typeof listLotsEndpoint.query>>;
interface CountedLot extends LotRow {
  photos: PhotoFacts[];
  /** As `lotStatus` tells it. */
  status_now: LotRow["status"];
  total: number;
  active: number;
  available: number;
  price_from: number | null;
  distance_km: number | null;
  matching: number;
}

const EARTH_RADIUS_KM = 6371;
const MAX_WINDOW_MS = 366 * DAY_MS;
/** The column of each ordering; the contract admits no other keys (docs/security.md S26). */
const orderings: Record<string, SQL> = {
  distance: sql`distance_km`,
  price: sql`price_from`,
  rating: sql`coalesce(rating, 0)`,
  available: sql`available`,
  name: sql`name`,
};

/**
 * Lots by text, place and time, each with how many of its slots are free during the range; without
 * a range, now.
 */
export const listLots = (actor: Actor | null, query: Query) =>
  listPage({ ...query, search: query.q }, async (limit, offset) => {
    const found = await rows<CountedLot>(sql`
    select *, count(*) over()::int as matching from (${matchingLots(actor, query)}) as found
    order by ${orderOf(query)}, number limit ${limit} offset ${offset}`);
    return { count: found[0]?.matching ?? 0, rows: found.map(toWire) };
  });

/** One lot with how many of its slots are free now. Throws 404. */
export async function getLot(id: string): Promise<Lot> {
  const [found] = await rows<CountedLot>(
    sql`select * from (${countedLots({})}) as found where id = ${id}`,
  );
  if (!found) throw errors.notFound();
  return toWire(found);
}

/**
 * Prices are compared in one currency, that of most lots found: a limit leaves the others out, and
 * an order by price shows them last.
 */
function matchingLots(actor: Actor | null, query: Query): SQL {
  const matching = sql`
    select * from (${countedLots(query)}) as counted
    where ${sql.join(conditionsOf(actor, query), sql` and `)}`;
  const { max_rate } = query;
  if (max_rate === undefined && !isByPrice(query)) return matching;
  const limit = max_rate === undefined ? null : Math.round(max_rate * 100);
  return sql`
    select * from (
      select *, first_value(currency) over (order by alike desc, currency) as main_currency
      from (
        select *, count(*) over (partition by currency) as alike from (${matching}) as matching
      ) as by_currency
    ) as compared
    where ${limit}::int is null or (currency = main_currency and price_from <= ${limit}::int)`;
}

const isByPrice = ({ ordering }: Query): boolean => ordering?.replace("-", "") === "price";

function countedLots(query: Query): SQL {
  const { from, to } = rangeOf(query);
  const isTaken = occupies(from.toISOString(), to.toISOString());
  const wanted = [sql`s.lot_id = l.id`, sql`s.deleted_at is null`];
  if (query.vehicle_type) wanted.push(sql`s.vehicle_type = ${query.vehicle_type}`);
  if (query.ev !== undefined) wanted.push(sql`s.ev = ${query.ev}`);
  if (query.covered !== undefined) wanted.push(sql`s.covered = ${query.covered}`);
  if (query.accessible !== undefined) wanted.push(sql`s.accessible = ${query.accessible}`);
  return sql`
    select l.*, ${lotStatus("l")} as status_now,
      a.total, a.active, a.available, a.price_from, ${photosOfLot} as photos,
      ${distanceTo(query.near)} as distance_km
    from ${lots} as l cross join lateral (
      select count(*)::int as total,
        count(*) filter (where s.status = 'active')::int as active,
        min(s.hourly_rate) as price_from,
        count(*) filter (where s.status = 'active' and not exists (
          select 1 from bookings b
          where b.slot_id = s.id and ${isTaken}))::int as available
      from slots s where ${sql.join(wanted, sql` and `)}
    ) as a where l.deleted_at is null`;
}

function requirePerson(actor: Actor | null): Actor {
  if (!actor) throw errors.unauthenticated();
  return actor;
}

function conditionsOf(actor: Actor | null, query: Query): SQL[] {
  const all: SQL[] = [sql`true`];
  const mine = query.mine ? isLotOf(requirePerson(actor)) : undefined;
  if (mine) all.push(sql`id in (select lots.id from lots where ${mine})`);
  const status = query.status ?? (query.mine ? null : "active");
  if (status === "active") all.push(isActiveLot("counted"));
  else if (status) all.push(sql`status_now = ${status}`);
  if (query.q) {
    const matchesText = matchesSearch(query.q, [sql`name`, sql`address`, sql`city`]);
    all.push(sql`(${matchesText} or '#' || number = ${query.q})`);
  }
  if (query.radius_km !== undefined && query.near) all.push(sql`distance_km <= ${query.radius_km}`);
  if (query.min_spaces !== undefined) all.push(sql`available >= ${query.min_spaces}`);
  const slotFilters = [query.vehicle_type, query.ev, query.covered, query.accessible];
  if (slotFilters.some((filter) => filter !== undefined)) all.push(sql`total > 0`);
  return all;
}

function orderOf(query: Query): SQL {
  const key = query.ordering ?? (query.near ? "distance" : "name");
  const column = orderings[key.replace("-", "")] ?? orderings.name!;
  const order = key.startsWith("-") ? sql`desc` : sql`asc`;
  const currencies = isByPrice(query) ? sql`currency <> main_currency, currency, ` : sql``;
  return sql`${currencies}${column} ${order} nulls last`;
}

/** Great-circle distance in kilometres by the haversine formula; null without a place. */
function distanceTo(near: [number, number] | undefined): SQL {
  if (!near) return sql`null::float8`;
  const [latitude, longitude] = near;
  const halfSine = (column: SQL, value: number) =>
    sql`power(sin(radians(${column} - ${value}::float8) / 2), 2)`;
  const cosines = sql`cos(radians(${latitude}::float8)) * cos(radians(l.latitude))`;
  // On the other side of the globe rounding may lead beyond 1, which has no arc sine.
  return sql`${EARTH_RADIUS_KM} * 2 * asin(least(1, sqrt(
    ${halfSine(sql`l.latitude`, latitude)}
    + ${cosines} * ${halfSine(sql`l.longitude`, longitude)})))`;
}

interface RangeQuery {
  from?: string | undefined;
  to?: string | undefined;
  minutes?: number | undefined;
}

/** The range of a query, else the next minute. Throws 400 for an empty or too long range. */
export function rangeOf(query: RangeQuery): { from: Date; to: Date } {
  if (query.to !== undefined && query.minutes !== undefined)
    throw errors.invalid({ minutes: ["Not together with `to`."] });
  const from = query.from ? new Date(query.from) : clock.now();
  const to = query.to
    ? new Date(query.to)
    : new Date(from.getTime() + (query.minutes ?? 1) * MINUTE_MS);
  if (to <= from) throw errors.invalid({ to: ["Must lie after `from`."] });
  if (to.getTime() - from.getTime() > MAX_WINDOW_MS)
    throw errors.invalid({ to: ["At most 366 days after `from`."] });
  return { from, to };
}

function toWire(lot: CountedLot): Lot {
  const {
    free_cancel_minutes,
    late_refund_percent,
    grace_minutes,
    max_stay_minutes,
    cash_hold_minutes,
    cash_accepted,
    renew_discount_percent,
    vat_percent,
  } = lot;
  return {
    id: lot.id,
    number: lot.number,
    name: lot.name,
    address: lot.address,
    city: lot.city,
    latitude: lot.latitude,
    longitude: lot.longitude,
    timezone: lot.timezone,
    currency: lot.currency,
    description: lot.description,
    phone_number: lot.phone_number,
    opening_hours: lot.opening_hours,
    hourly_rate: toDecimal(lot.hourly_rate),
    total_slots: lot.total,
    available_slots: lot.available,
    occupancy_rate: lot.active ? Math.round((1 - lot.available / lot.active) * 100) / 100 : 0,
    price_from: toDecimal(lot.price_from ?? lot.hourly_rate),
    rating: lot.rating,
    features: lot.features,
    status: lot.status_now,
    mode: lot.mode,
    policy: {
      free_cancel_minutes,
      late_refund_percent,
      grace_minutes,
      max_stay_minutes,
      cash_hold_minutes,
      cash_accepted,
      renew_discount_percent,
      vat_percent,
    },
    photos: lot.photos.map((photo) => toPhoto(lot.id, photo)),
    distance_km: lot.distance_km === null ? null : Math.round(lot.distance_km * 100) / 100,
  };
}
