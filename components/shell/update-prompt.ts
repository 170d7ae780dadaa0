"use client";
import { notify } from "@/components/notification/notify";

/** Asks whether a new version of the service worker may take over, and loads the page with it. */
export function promptUpdate(waiting: ServiceWorker): void {
  const update = () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => window.location.reload(), {
      once: true,
    });
    waiting.postMessage("parkmate:update");
  };
  notify.info("A new version of Parkmate is ready.", {
    key: "update",
    sticky: true,
    actions: [{ label: "Reload", onClick: update }],
  });
}
