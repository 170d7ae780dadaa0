"use client";
import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { vehicleTypes } from "@/lib/domain/vehicle/schema";
import { parseAsMinutes, parseAsStart } from "./stay-params";

export const sorts = ["distance", "price", "-rating", "-available", "name"] as const;
export type Sort = (typeof sorts)[number];

/** The search stands in the address bar: a result can be sent to somebody, and back goes back. */
export const useFindFilters = () =>
  useQueryStates(
    {
      q: parseAsString.withDefault(""),
      at: parseAsStart,
      for: parseAsMinutes.withDefault(60),
      type: parseAsStringLiteral(vehicleTypes),
      sort: parseAsStringLiteral(sorts),
      near: parseAsString,
      ev: parseAsBoolean.withDefault(false),
      covered: parseAsBoolean.withDefault(false),
    },
    { history: "replace", throttleMs: 300 },
  );
