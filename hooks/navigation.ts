"use client";
import { useEffect, useOptimistic } from "react";

let begin: (() => void) | null = null;

/** Next calls it at the start of each navigation, within the transition that ends with the page. */
export const navigationStarted = () => begin?.();

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
