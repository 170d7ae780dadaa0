"use client";
import { SECOND_MS } from "@/lib/core/duration";
import {
  listChannels,
  listDeliveries,
  retryDelivery,
  retryFailed,
} from "@/lib/domain/channel/client";
import type { Input } from "@/lib/http/endpoint";
import { useCommand, useEndpoint, useEndpointPages } from "./query";

export type DeliveryFilters = NonNullable<Input<typeof listDeliveries>["query"]>;

/** Nothing tells a page what becomes of messages, so it asks. */
const refresh = { refetchInterval: 15 * SECOND_MS };

export const useDeliveries = (query: DeliveryFilters) =>
  useEndpointPages(listDeliveries, { query }, refresh);
export const useChannels = () => useEndpoint(listChannels, {}, refresh);
export const useRetryDelivery = () => useCommand(retryDelivery);
export const useRetryFailed = () => useCommand(retryFailed);
