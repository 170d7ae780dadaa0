"use client";
import { useEffect } from "react";

/** Registers the service worker, which shows a page of our own where none can be loaded. */
export function OfflineWorker() {
  useEffect(() => {
    if (process.env.NODE_ENV !== "production") return;
    // Where it is refused, pages work as before.
    void navigator.serviceWorker?.register("/sw.js").then(watchUpdates, () => undefined);
  }, []);
  return null;
}

/** A worker that waits while another is in charge is a new version. */
function watchUpdates(registration: ServiceWorkerRegistration | undefined): void {
  // A browser whose tester blocks workers resolves to nothing.
  if (!registration) return;
  const prompt = () => {
    const { waiting, active } = registration;
    if (waiting && active)
      void import("./update-prompt").then(({ promptUpdate }) => promptUpdate(waiting));
  };
  prompt();
  registration.addEventListener("updatefound", () =>
    registration.installing?.addEventListener("statechange", prompt),
  );
}
