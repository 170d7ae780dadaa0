"use client";
import { useEffect, useSyncExternalStore } from "react";
import { liveStore, type LiveState } from "./realtime/live-store";
import { watch } from "./realtime/watches";

export const useWebSocketNotifications = (): LiveState =>
  useSyncExternalStore(liveStore.subscribe, liveStore.get, liveStore.getOnServer);

/** Receives changes of this lot's slots while the component is mounted. */
export function useWatchLot(id: string | null | undefined): void {
  useEffect(() => (id ? watch("lot", id) : undefined), [id]);
}

/**
 * Receives changes of this booking while the component is mounted. Meanwhile the toasts of its end
 * use the texts of the local countdown.
 */
export function useWatchBooking(id: string | null | undefined): void {
  useEffect(() => (id ? watch("booking", id) : undefined), [id]);
}
