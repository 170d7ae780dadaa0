"use client";
import { useEffect, useState } from "react";

/** How long a search waits for the next letter before it asks the server. */
const SEARCH_PAUSE_MS = 250;

/** The text of a search once the person pauses; an empty one at once. */
export function useSettledText(text: string): string {
  const settled = useDebounced(text, SEARCH_PAUSE_MS);
  return text === "" ? text : settled;
}

/** The value once it has not changed for `ms`. */
export function useDebounced<T>(value: T, ms: number): T {
  const [debounced, setDebounced] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setDebounced(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return debounced;
}
