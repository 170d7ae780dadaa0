"use client";
import {
  cancelAnnouncement,
  composeNotification,
  listAnnouncements,
} from "@/lib/domain/announcement/api";
import { useCommand, useEndpointPages } from "./query";

/** Sending sends no event to the author, so the list polls. */
const REFRESH_MS = 10_000;

export const useAnnouncements = () =>
  useEndpointPages(
    listAnnouncements,
    { query: { page_size: "20" } },
    { refetchInterval: REFRESH_MS },
  );
export const useCompose = () =>
  useCommand(composeNotification, { meta: { inline: true }, refresh: ["announcements"] });
export const useCancelAnnouncement = () => useCommand(cancelAnnouncement);
