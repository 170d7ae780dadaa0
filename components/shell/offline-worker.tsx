"use client";
import { useEffect } from "react";

/** Registers the service worker, which shows a page of our own where none can be loaded. */
export function OfflineWorker() {
  useEffect(() => {
    if (process.env.NODE_ENV !== "production") return;
    // Where it is refused, pages work as before.
    void navigator.serviceWorker?.register("/sw.js").catch(() => undefined);
  }, []);
  return null;
}
