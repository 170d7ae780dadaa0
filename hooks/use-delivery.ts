"use client";
import { useContext } from "react";
import { addMute, explain, getDelivery, listMutes, removeMute } from "@/lib/domain/preference/api";
import { tellTabs } from "./other-tabs";
import { ActorContext } from "./use-actor";
import { useCommand, useEndpoint } from "./query";

/** Settings may be changed on another device, which no message tells: whoever comes back to a page sees them as they are. */
export const changedElsewhere = { staleTime: 0 };
const told = { onSuccess: () => tellTabs(addMute.tag) };

/** Quiet hours, toasts, sound and channels of the person who is signed in. On every page, so nothing heavy is imported here. */
export const useDelivery = (enabled = true) =>
  useEndpoint(getDelivery, {}, { enabled, ...changedElsewhere });
/** How long a toast stays; 0 keeps it until it is dismissed. */
export const useToastSeconds = (): number =>
  useDelivery(useContext(ActorContext) !== null).data?.toast_seconds ?? 4;
/** Whether an event would reach me now, on which channels, and why. */
export const useExplain = (event_type: string, lot?: string, enabled = true) =>
  useEndpoint(explain, { query: { event_type, ...(lot && { lot }) } }, { enabled, staleTime: 0 });

export const useMutes = () =>
  useEndpoint(listMutes, { query: { page_size: "100" } }, changedElsewhere);
export const useMute = () => useCommand(addMute, told);
export const useUnmute = () => useCommand(removeMute, told);
