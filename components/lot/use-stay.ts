"use client";
import { parseAsString, useQueryStates } from "nuqs";
import { DEFAULT_STAY_MINUTES, type Stay } from "./stay";
import { parseAsMinutes, parseAsStart } from "./stay-params";

/** The stay and the selected slot of a lot's page, kept in the URL. */
export function useStay() {
  const [state, setState] = useQueryStates(
    {
      at: parseAsStart,
      for: parseAsMinutes.withDefault(DEFAULT_STAY_MINUTES),
      slot: parseAsString,
    },
    { history: "replace" },
  );
  const stay: Stay = { at: state.at, minutes: state.for };
  return {
    stay,
    slotCode: state.slot,
    setStay: (next: Stay) => void setState({ at: next.at, for: next.minutes }),
    setSlot: (code: string | null) => void setState({ slot: code }),
  };
}
