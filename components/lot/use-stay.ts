"use client";
import { parseAsString, useQueryStates } from "nuqs";
import type { Stay } from "./stay";
import { parseAsMinutes, parseAsStart } from "./stay-params";

/** The stay and the bay of a lot's page, kept in its address. */
export function useStay() {
  const [state, setState] = useQueryStates(
    { at: parseAsStart, for: parseAsMinutes.withDefault(60), bay: parseAsString },
    { history: "replace" },
  );
  const stay: Stay = { at: state.at, minutes: state.for };
  return {
    stay,
    bay: state.bay,
    setStay: (next: Stay) => void setState({ at: next.at, for: next.minutes }),
    setBay: (code: string | null) => void setState({ bay: code }),
  };
}
