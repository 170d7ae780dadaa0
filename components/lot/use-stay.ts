"use client";
import { parseAsInteger, parseAsString, useQueryStates } from "nuqs";
import { MAX_MINUTES, MIN_MINUTES } from "@/lib/domain/booking/schema";
import type { Stay } from "./stay";

/** The stay and the bay of a lot's page, kept in its address. */
export function useStay() {
  const [state, setState] = useQueryStates({ at: parseAsString, for: parseAsInteger.withDefault(60), bay: parseAsString }, { history: "replace" });
  const stay: Stay = { at: state.at, minutes: Math.min(MAX_MINUTES, Math.max(MIN_MINUTES, state.for)) };
  return {
    stay, bay: state.bay,
    setStay: (next: Stay) => void setState({ at: next.at, for: next.minutes }),
    setBay: (code: string | null) => void setState({ bay: code }),
  };
}
