"use client";
import { getLot, listLots, listSlots } from "@/lib/domain/lot/client";
import type { Input } from "@/lib/http/endpoint";
import { myLots } from "./queries";
import { useEndpoint, useEndpointPages } from "./query";

export type LotFilters = NonNullable<Input<typeof listLots>["query"]>;

export const useLots = (query: LotFilters) => useEndpointPages(listLots, { query });
export const useMyLots = (enabled = true) => useEndpoint(listLots, { query: myLots }, { enabled });
export const useLot = (id: string) => useEndpoint(getLot, { params: { id } });
/** The slots' states within a range, or now without one. */
export const useSlots = (id: string, range: { from?: string; to?: string } = {}) =>
  useEndpoint(listSlots, { params: { id }, query: range }, { keepPrevious: true });
