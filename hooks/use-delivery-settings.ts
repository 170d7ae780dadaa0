"use client";
import { useContext } from "react";
import { addMute, explain, getDelivery, listMutes, removeMute } from "@/lib/domain/preference/api";
import { DEFAULT_TOAST_SECONDS } from "@/lib/domain/preference/schema";
import { useCommand, useEndpoint } from "./query";
import { invalidateInOtherTabs } from "./tab-channel";
import { ActorContext } from "./use-actor";

/** Settings changed on another device send no message, so every visit fetches them again. */
export const alwaysStale = { staleTime: 0 };
const refreshTabs = { onSuccess: () => invalidateInOtherTabs(addMute.tag) };

/** Quiet hours, toasts and sound. Every page has this file, so it imports nothing large. */
export const useDelivery = (enabled = true) =>
  useEndpoint(getDelivery, {}, { enabled, ...alwaysStale });
/** Seconds that a toast stays; 0 keeps it until it is dismissed. Also works when signed out. */
export function useToastSeconds(): number {
  const isSignedIn = useContext(ActorContext) !== null;
  return useDelivery(isSignedIn).data?.toast_seconds ?? DEFAULT_TOAST_SECONDS;
}
/** Which channels would deliver an event to the signed-in person now, and why. */
export const useExplain = (event_type: string, lot?: string, enabled = true) =>
  useEndpoint(explain, { query: { event_type, ...(lot && { lot }) } }, { enabled, staleTime: 0 });

export const useMutes = () => useEndpoint(listMutes, { query: { page_size: "100" } }, alwaysStale);
export const useMute = () => useCommand(addMute, refreshTabs);
export const useUnmute = () => useCommand(removeMute, refreshTabs);
