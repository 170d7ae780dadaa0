"use client";
import { getLot, listLots, listSlots } from "@/lib/domain/lot/api";
import type { Input } from "@/lib/http/endpoint";
import { useEndpoint, useEndpointPages } from "./query";

export type LotFilters = NonNullable<Input<typeof listLots>["query"]>;

export const useLots = (query: LotFilters) => useEndpointPages(listLots, { query });
export const useMyLots = (enabled = true) =>
  useEndpoint(listLots, { query: { mine: "true", page_size: "100" } }, { enabled });
export const useLot = (id: string) => useEndpoint(getLot, { params: { id } });
/** The slots' states within a range, or now without one. */
export const useSlots = (id: string, range: { from?: string; to?: string } = {}) =>
  useEndpoint(listSlots, { params: { id }, query: range }, { keepPrevious: true });
