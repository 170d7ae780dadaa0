import {
  parseAsBoolean,
  parseAsString,
  parseAsStringLiteral,
  type inferParserType,
} from "nuqs/server";
import type { LotFilters } from "@/hooks/use-lot";
import { vehicleTypes } from "@/lib/domain/vehicle/values";
import { stayOf, stayParsers } from "./stay-params";

export const sorts = ["distance", "price", "-rating", "-available", "name"] as const;
export type Sort = (typeof sorts)[number];

/** The order of the results: as chosen, else by distance near a place, else by name. */
export const sortOf = ({ sort, near }: { sort: Sort | null; near: string | null }): Sort =>
  sort ?? (near ? "distance" : "name");

/** The search in the URL. */
export const findParsers = {
  q: parseAsString.withDefault(""),
  ...stayParsers,
  type: parseAsStringLiteral(vehicleTypes),
  sort: parseAsStringLiteral(sorts),
  near: parseAsString,
  ev: parseAsBoolean.withDefault(false),
  covered: parseAsBoolean.withDefault(false),
};
export type FindFilters = inferParserType<typeof findParsers>;

/** What the API is asked for. Without a start it searches from now, and the key stays the same. */
export const lotsQuery = (filters: FindFilters, timeZone: string): LotFilters => ({
  status: "active",
  page_size: "20",
  q: filters.q.trim() || undefined,
  near: filters.near ?? undefined,
  vehicle_type: filters.type ?? undefined,
  ev: filters.ev ? "true" : undefined,
  covered: filters.covered ? "true" : undefined,
  ordering: sortOf(filters),
  from: stayOf(filters, timeZone).from ?? undefined,
  minutes: String(filters.for),
});
