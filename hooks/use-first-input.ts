"use client";
import { useEffect, useState } from "react";

const INPUTS = ["pointermove", "pointerdown", "touchstart", "keydown", "wheel", "scroll"];

/** Whether the person has done anything on the page: until then, what costs much can wait. */
export function useFirstInput(): boolean {
  const [hasActed, setActed] = useState(false);
  useEffect(() => {
    if (hasActed) return;
    const seen = new AbortController();
    const act = () => setActed(true);
    for (const name of INPUTS)
      window.addEventListener(name, act, { passive: true, signal: seen.signal });
    return () => seen.abort();
  }, [hasActed]);
  return hasActed;
}
