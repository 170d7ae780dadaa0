"use client";
import {
  cancelAnnouncement,
  composeNotification,
  listAnnouncements,
} from "@/lib/domain/announcement/client";
import { announcementRows } from "./queries";
import { useCommand, useEndpointPages } from "./query";

/** Sending sends no event to the author, so the list polls. */
const REFRESH_MS = 10_000;

export const useAnnouncements = () =>
  useEndpointPages(listAnnouncements, { query: announcementRows }, { refetchInterval: REFRESH_MS });
export const useCompose = () =>
  useCommand(composeNotification, { meta: { inline: true }, refresh: ["announcements"] });
export const useCancelAnnouncement = () => useCommand(cancelAnnouncement);
