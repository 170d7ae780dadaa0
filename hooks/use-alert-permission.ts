"use client";
import { useSyncExternalStore } from "react";

export type AlertPermission = NotificationPermission | "unsupported";
const PERMISSION_CHANGED = "parkmate:permission";

const alertPermission = (): AlertPermission =>
  "Notification" in window ? Notification.permission : "unsupported";

function subscribe(listener: () => void): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  window.addEventListener(PERMISSION_CHANGED, listener, { signal });
  // The permission may have been changed in the browser's settings, in another tab or window.
  document.addEventListener("visibilitychange", listener, { signal });
  void navigator.permissions
    ?.query({ name: "notifications" })
    .then((status) => status.addEventListener("change", listener, { signal }))
    .catch(() => undefined);
  return () => controller.abort();
}

/** Whether this browser may show desktop notifications; null during server rendering. */
export const useAlertPermission = (): AlertPermission | null =>
  useSyncExternalStore(subscribe, alertPermission, () => null);

/** Shows the browser's permission prompt. Browsers allow it only from a click. */
export async function askPermission(): Promise<void> {
  await Notification.requestPermission();
  window.dispatchEvent(new Event(PERMISSION_CHANGED));
}
