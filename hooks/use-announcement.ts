"use client";
import {
  cancelAnnouncement,
  composeNotification,
  countAudience,
  listAnnouncements,
} from "@/lib/domain/announcement/client";
import type { Input } from "@/lib/http/endpoint";
import { announcementRows } from "./queries";
import { useCommand, useEndpoint, useEndpointPages } from "./query";

/** Sending sends no event to the author, so the list polls. */
const REFRESH_MS = 10_000;

export const useAnnouncements = () =>
  useEndpointPages(listAnnouncements, { query: announcementRows }, { refetchInterval: REFRESH_MS });
/** How many people these are, as long as somebody has to know. */
export const useAudience = (query: Input<typeof countAudience>["query"], enabled: boolean) =>
  useEndpoint(countAudience, { query }, { enabled, staleTime: 0 });
export const useCompose = () =>
  useCommand(composeNotification, { meta: { inline: true }, refresh: ["announcements"] });
export const useCancelAnnouncement = () => useCommand(cancelAnnouncement);
