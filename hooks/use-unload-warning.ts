"use client";
import { useEffect } from "react";

let isLeaving = false;
/** Leaves the page without asking: what is unsaved can no longer be saved. */
export function leaveWithoutWarning(address: string): void {
  isLeaving = true;
  window.location.replace(address);
}

/** Asks before the tab is closed or reloaded while there are unsaved changes. */
export function useUnloadWarning(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent) => {
      if (!isLeaving) event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [dirty]);
}
