"use client";
import { SECOND_MS } from "@/lib/core/duration";
import {
  addMute,
  explain,
  getDelivery,
  listMutes,
  removeMute,
} from "@/lib/domain/preference/client";
import { DEFAULT_TOAST_SECONDS } from "@/lib/domain/preference/values";
import { allRows } from "./queries";
import { useCommand, useEndpoint } from "./query";
import { invalidateInOtherTabs } from "./tab-channel";

/**
 * Settings changed on another device send no message, so every visit fetches them again, unless
 * they have just come with the page.
 */
export const alwaysStale = { staleTime: 5 * SECOND_MS };
const refreshTabs = { onSuccess: () => invalidateInOtherTabs(addMute.tag) };

/** Quiet hours, toasts and sound. Every page has this file, so it imports nothing large. */
export const useDelivery = () => useEndpoint(getDelivery, {}, alwaysStale);
/** Seconds that a toast stays; 0 keeps it until it is dismissed. */
export const useToastSeconds = (): number =>
  useDelivery().data?.toast_seconds ?? DEFAULT_TOAST_SECONDS;
/** Which channels would deliver an event to the signed-in person now, and why. */
export const useExplain = (event_type: string, lot?: string, enabled = true) =>
  useEndpoint(explain, { query: { event_type, ...(lot && { lot }) } }, { enabled, staleTime: 0 });

export const useMutes = () => useEndpoint(listMutes, { query: allRows }, alwaysStale);
export const useMute = () => useCommand(addMute, refreshTabs);
export const useUnmute = () => useCommand(removeMute, refreshTabs);
