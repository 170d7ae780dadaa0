"use client";
import {
  cancelAnnouncement,
  composeNotification,
  listAnnouncements,
} from "@/lib/domain/announcement/api";
import { useCommand, useEndpointPages } from "./query";

/** Nobody is told when one goes out, so the list looks again. */
const REFRESH_MS = 10_000;

/** What was written to many or for later, newest first. */
export const useAnnouncements = () =>
  useEndpointPages(
    listAnnouncements,
    { query: { page_size: "20" } },
    { refetchInterval: REFRESH_MS },
  );
export const useCompose = () =>
  useCommand(composeNotification, { meta: { inline: true }, refresh: ["announcements"] });
export const useCancelAnnouncement = () => useCommand(cancelAnnouncement);
