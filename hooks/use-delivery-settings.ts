"use client";
import { useContext } from "react";
import { addMute, explain, getDelivery, listMutes, removeMute } from "@/lib/domain/preference/api";
import { useCommand, useEndpoint } from "./query";
import { invalidateInOtherTabs } from "./tab-channel";
import { ActorContext } from "./use-actor";

/** Settings changed on another device send no message, so every visit fetches them again. */
export const alwaysStale = { staleTime: 0 };
const refreshTabs = { onSuccess: () => invalidateInOtherTabs(addMute.tag) };

/** Quiet hours, toasts and sound. Every page uses this, so it must not import anything large. */
export const useDelivery = (enabled = true) =>
  useEndpoint(getDelivery, {}, { enabled, ...alwaysStale });
/** Seconds that a toast stays; 0 keeps it until it is dismissed. */
export const useToastSeconds = (): number =>
  useDelivery(useContext(ActorContext) !== null).data?.toast_seconds ?? 4;
/** Which channels would deliver an event to the signed-in person now, and why. */
export const useExplain = (event_type: string, lot?: string, enabled = true) =>
  useEndpoint(explain, { query: { event_type, ...(lot && { lot }) } }, { enabled, staleTime: 0 });

export const useMutes = () => useEndpoint(listMutes, { query: { page_size: "100" } }, alwaysStale);
export const useMute = () => useCommand(addMute, refreshTabs);
export const useUnmute = () => useCommand(removeMute, refreshTabs);
