"use client";
import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { vehicleTypes } from "@/lib/domain/vehicle/schema";
import { DEFAULT_STAY_MINUTES } from "./stay";
import { parseAsMinutes, parseAsStart } from "./stay-params";

export const sorts = ["distance", "price", "-rating", "-available", "name"] as const;
export type Sort = (typeof sorts)[number];

/** The order of the results: as chosen, else by distance near a place, else by name. */
export const sortOf = ({ sort, near }: { sort: Sort | null; near: string | null }): Sort =>
  sort ?? (near ? "distance" : "name");

/** The search, kept in the URL so that it can be shared and survives going back. */
export const useFindFilters = () =>
  useQueryStates(
    {
      q: parseAsString.withDefault(""),
      at: parseAsStart,
      for: parseAsMinutes.withDefault(DEFAULT_STAY_MINUTES),
      type: parseAsStringLiteral(vehicleTypes),
      sort: parseAsStringLiteral(sorts),
      near: parseAsString,
      ev: parseAsBoolean.withDefault(false),
      covered: parseAsBoolean.withDefault(false),
    },
    { history: "replace", throttleMs: 300 },
  );

export type FindFilters = ReturnType<typeof useFindFilters>[0];
