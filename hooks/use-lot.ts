"use client";
import {
  addPhoto,
  changeLayout,
  changeLot,
  changePhoto,
  changeSlot,
  closeLot,
  closeSlot,
  closeSlots,
  createLot,
  deleteLot,
  deletePhoto,
  getLot,
  listLots,
  listSlots,
  previewLotClosing,
} from "@/lib/domain/lot/client";
import type { Input } from "@/lib/http/endpoint";
import { myLots } from "./queries";
import { useCommand, useEndpoint, useEndpointPages } from "./query";
import { useViewer } from "./use-actor";

/** Guests have no socket that tells them of changes. */
const GUEST_REFETCH_MS = 20_000;
/** Sockets tell of slots, and of nothing else that a lot's owner changes. */
const LOT_REFETCH_MS = 60_000;
const useRefetch = () => (useViewer() ? {} : { refetchInterval: GUEST_REFETCH_MS });
const useLotsRefetch = () => ({ refetchInterval: useViewer() ? LOT_REFETCH_MS : GUEST_REFETCH_MS });

export type LotFilters = NonNullable<Input<typeof listLots>["query"]>;

export const useLots = (query: LotFilters) =>
  useEndpointPages(listLots, { query }, useLotsRefetch());
export const useMyLots = (enabled = true) => useEndpoint(listLots, { query: myLots }, { enabled });
export const useLot = (id: string, enabled = true) =>
  useEndpoint(getLot, { params: { id } }, { enabled, refetchInterval: LOT_REFETCH_MS });
/** The bookings that a closing of the lot would affect: all that are not over. */
export const useLotClosing = (id: string, enabled: boolean) =>
  useEndpoint(previewLotClosing, { params: { id } }, { enabled, staleTime: 0, gcTime: 0 });
/** The slots' states within a range, or now without one. */
export const useSlots = (id: string, range: { from?: string; to?: string } = {}) =>
  useEndpoint(listSlots, { params: { id }, query: range }, { keepPrevious: true, ...useRefetch() });
/** The slots to be edited: another device may have changed them since the window was left. */
export const useEditedSlots = (id: string) =>
  useEndpoint(listSlots, { params: { id }, query: {} }, { refetchOnWindowFocus: "always" });

const inline = { meta: { inline: true }, refresh: ["lots", "slots", "dashboard"] };
export const useCreateLot = () => useCommand(createLot, inline);
/** Changes are sent one after the other: the last one that was made is the one that stays. */
export const useChangeLot = () => useCommand(changeLot, { ...inline, scope: { id: "lot" } });
export const useChangeLayout = () => useCommand(changeLayout, { ...inline, refresh: ["lots"] });
export const useChangeSlot = () => useCommand(changeSlot, inline);
export const useDeleteLot = () => useCommand(deleteLot, inline);
const photos = { ...inline, refresh: ["lots"] };
export const useAddPhoto = () => useCommand(addPhoto, photos);
/** Moves are sent one after the other, because each depends on the order before it. */
export const useChangePhoto = () => useCommand(changePhoto, { ...photos, scope: { id: "photo" } });
export const useDeletePhoto = () => useCommand(deletePhoto, photos);
const closing = { ...inline, refresh: ["lots", "slots", "dashboard", "bookings"] };
export const useCloseSlot = () => useCommand(closeSlot, closing);
export const useCloseSlots = () => useCommand(closeSlots, closing);
export const useCloseLot = () => useCommand(closeLot, closing);
