"use client";
import { SECOND_MS } from "@/lib/core/duration";
import { getCaughtMessage, listCaughtMessages } from "@/lib/domain/channel/client";
import { useEndpoint, useEndpointPages } from "./query";

/** Nothing tells a page of caught messages, so it asks. */
const refresh = { refetchInterval: 3 * SECOND_MS };

export const useCaughtMessages = (search: string) =>
  useEndpointPages(listCaughtMessages, { query: { search: search || undefined } }, refresh);
export const useCaughtMessage = (id: string) => useEndpoint(getCaughtMessage, { params: { id } });
