"use client";
import { useEffect, useSyncExternalStore } from "react";
import { liveStore, type LiveState } from "./realtime/live-store";
import { watch } from "./realtime/watches";

/** The state of the tab's one live connection, and the notifications that came over it. */
export const useWebSocketNotifications = (): LiveState =>
  useSyncExternalStore(liveStore.subscribe, liveStore.get, liveStore.getOnServer);

/** Slots of this lot change on the page while the component stands. */
export function useWatchLot(id: string | null | undefined): void {
  useEffect(() => (id ? watch("lot", id) : undefined), [id]);
}

/** This booking changes on the page while the component stands; its notifications use the countdown's own words. */
export function useWatchBooking(id: string | null | undefined): void {
  useEffect(() => (id ? watch("booking", id) : undefined), [id]);
}
