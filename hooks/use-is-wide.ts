"use client";
import { useSyncExternalStore } from "react";

/** Tailwind's breakpoints by which pages choose; most show two columns from `lg` on. */
const queries = { lg: "(min-width: 64rem)", xl: "(min-width: 80rem)" };
type Breakpoint = keyof typeof queries;

const subscribers = {
  lg: subscribeTo(queries.lg),
  xl: subscribeTo(queries.xl),
};

function subscribeTo(text: string) {
  return (listener: () => void): (() => void) => {
    const query = window.matchMedia(text);
    query.addEventListener("change", listener);
    return () => query.removeEventListener("change", listener);
  };
}

/** Whether the screen is at least so wide; false until the browser is asked. */
export const useIsWide = (from: Breakpoint = "lg"): boolean =>
  useSyncExternalStore(
    subscribers[from],
    () => window.matchMedia(queries[from]).matches,
    () => false,
  );
