"use client";
import { useQueryStates } from "nuqs";
import type { Stay } from "./stay";
import { stayParsers } from "./stay-params";

/** The stay and the selected slot of a lot's page, kept in the URL. */
export function useStay() {
  const [state, setState] = useQueryStates(stayParsers, { history: "replace" });
  const stay: Stay = { at: state.at, minutes: state.for };
  return {
    stay,
    slotCode: state.slot,
    setStay: (next: Stay) => void setState({ at: next.at, for: next.minutes }),
    setSlot: (code: string | null) => void setState({ slot: code }),
  };
}
