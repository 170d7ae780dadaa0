"use client";
import { useQueryStates } from "nuqs";
import type { Stay } from "./stay";
import { lotParsers, paramsOf, stayOf } from "./stay-params";

/** The stay and the selected slot of a lot's page, kept in the URL. */
export function useStay(timeZone: string) {
  const [state, setState] = useQueryStates(lotParsers, { history: "replace" });
  return {
    stay: stayOf(state, timeZone),
    slotCode: state.slot,
    back: state.back,
    isFromEditor: state.editor,
    setStay: (next: Stay) => void setState(paramsOf(next)),
    setSlot: (code: string | null) => void setState({ slot: code }),
  };
}
