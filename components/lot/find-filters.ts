import {
  createSerializer,
  parseAsBoolean,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
  type inferParserType,
} from "nuqs/server";
import type { LotFilters } from "@/hooks/use-lot";
import { formatDecimal } from "@/lib/core/money";
import { vehicleTypes } from "@/lib/domain/vehicle/values";
import { stayOf, stayParsers } from "./stay-params";

export const sorts = ["distance", "price", "-rating", "-available", "name"] as const;
const usualRates = [2, 4, 6, 10];
const ratesOf: Record<string, readonly number[]> = { PHP: [40, 60, 80, 100] };
/** The highest prices of an hour that a filter offers in a currency, with the chosen one. */
export const maxRates = (currency: string | null, chosen: number | null): number[] =>
  [
    ...new Set([
      ...(ratesOf[currency ?? "PHP"] ?? usualRates),
      ...(chosen === null ? [] : [chosen]),
    ]),
  ].toSorted((a, b) => a - b);
export type Sort = (typeof sorts)[number];

/** The currency in which the prices of a result are compared; null for an empty one. */
export function mainCurrency(lots: readonly { currency: string }[]): string | null {
  const counts = new Map<string, number>();
  for (const { currency } of lots) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  const byCount = [...counts].sort(([a, x], [b, y]) => y - x || a.localeCompare(b));
  return byCount[0]?.[0] ?? null;
}

/** "Up to ₱40/h" */
export const maxRateText = (rate: number, currency: string | null): string =>
  `Up to ${currency ? formatDecimal(String(rate), currency).replace(/\.0+$/, "") : rate}/h`;

/** The order of the results: as chosen, else by distance near a place, else by name. */
export const sortOf = ({ sort, near }: { sort: Sort | null; near: string | null }): Sort =>
  sort ?? (near ? "distance" : "name");

const searchParsers = {
  q: parseAsString.withDefault(""),
  type: parseAsStringLiteral(vehicleTypes),
  sort: parseAsStringLiteral(sorts),
  near: parseAsString,
  /** Kilometres around `near`. */
  within: parseAsInteger,
  /** The highest price of an hour. */
  max: parseAsInteger,
  ev: parseAsBoolean.withDefault(false),
  covered: parseAsBoolean.withDefault(false),
};
/** The search in the URL. */
export const findParsers = { ...searchParsers, ...stayParsers };
export type FindFilters = inferParserType<typeof findParsers>;

const serializeSearch = createSerializer(searchParsers);

/** The search without its stay, for the way back from a lot. */
export const backQuery = ({ from: _from, at: _at, for: _for, ...search }: FindFilters): string =>
  serializeSearch(search).replace(/^\?/, "");

const MAX_RADIUS_KM = 500;
const radiusOf = ({ near, within }: FindFilters): string | undefined =>
  near === null || within === null
    ? undefined
    : String(Math.min(MAX_RADIUS_KM, Math.max(1, within)));

/** What the API is asked for. Without a start it searches from now, and the key stays the same. */
export const lotsQuery = (filters: FindFilters, timeZone: string): LotFilters => ({
  status: "active",
  page_size: "20",
  q: filters.q.trim() || undefined,
  near: filters.near ?? undefined,
  radius_km: radiusOf(filters),
  max_rate: filters.max === null ? undefined : String(Math.max(0, filters.max)),
  vehicle_type: filters.type ?? undefined,
  ev: filters.ev ? "true" : undefined,
  covered: filters.covered ? "true" : undefined,
  ordering: sortOf(filters),
  from: stayOf(filters, timeZone).from ?? undefined,
  minutes: String(filters.for),
});
