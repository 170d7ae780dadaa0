"use client";
import { useSyncExternalStore } from "react";

export type AlertPermission = NotificationPermission | "unsupported";
const asked = "parkmate:permission";

const alertPermission = (): AlertPermission =>
  "Notification" in window ? Notification.permission : "unsupported";

function subscribe(listener: () => void): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  window.addEventListener(asked, listener, { signal });
  // Somebody who comes back from the browser's settings has changed it there.
  document.addEventListener("visibilitychange", listener, { signal });
  void navigator.permissions
    ?.query({ name: "notifications" })
    .then((status) => status.addEventListener("change", listener, { signal }))
    .catch(() => undefined);
  return () => controller.abort();
}

/** Whether this browser lets Parkmate alert; null before the page runs in one. */
export const useAlertPermission = (): AlertPermission | null =>
  useSyncExternalStore(subscribe, alertPermission, () => null);

/** The browser's own question; it has to come from a click. */
export async function askPermission(): Promise<void> {
  await Notification.requestPermission();
  window.dispatchEvent(new Event(asked));
}
