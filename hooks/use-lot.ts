"use client";
import { getLot, listLots, listSlots } from "@/lib/domain/lot/client";
import type { Input } from "@/lib/http/endpoint";
import { myLots } from "./queries";
import { useEndpoint, useEndpointPages } from "./query";
import { useViewer } from "./use-actor";

/** Guests have no socket that tells them of changes. */
const GUEST_REFETCH_MS = 20_000;
const useRefetch = () => (useViewer() ? {} : { refetchInterval: GUEST_REFETCH_MS });

export type LotFilters = NonNullable<Input<typeof listLots>["query"]>;

export const useLots = (query: LotFilters) => useEndpointPages(listLots, { query }, useRefetch());
export const useMyLots = (enabled = true) => useEndpoint(listLots, { query: myLots }, { enabled });
export const useLot = (id: string) => useEndpoint(getLot, { params: { id } });
/** The slots' states within a range, or now without one. */
export const useSlots = (id: string, range: { from?: string; to?: string } = {}) =>
  useEndpoint(listSlots, { params: { id }, query: range }, { keepPrevious: true, ...useRefetch() });
