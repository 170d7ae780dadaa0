"use client";
import { useEffect, useOptimistic } from "react";

let begin: (() => void) | null = null;
let startedAt = -Infinity;

/** Next calls it at the start of each navigation, within the transition that ends with the page. */
export const navigationStarted = (_url: string, type: "push" | "replace" | "traverse") => {
  if (type !== "traverse") startedAt = performance.now();
  begin?.();
};

/** Whether a navigation to a new entry has started since this time of `performance.now()`. */
export const hasNavigatedSince = (time: number): boolean => startedAt >= time;

/** Whether a navigation is under way: whatever began it, until its page is shown. */
export function useNavigating(): boolean {
  const [isNavigating, setNavigating] = useOptimistic(false);
  useEffect(() => {
    begin = () => setNavigating(true);
    return () => {
      begin = null;
    };
  }, [setNavigating]);
  return isNavigating;
}
