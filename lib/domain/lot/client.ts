// Made by `npm run browser-files` from lib/domain/lot/api.ts; do not edit.
import type { ClientEndpoint } from "@/lib/http/endpoint";
import type * as api from "./api";

export const changeLot = { method: "PATCH", path: "/api/lots/{id}", tag: "lots" } as ClientEndpoint<
  typeof api.changeLot
>;
export const changeSlot = {
  method: "PATCH",
  path: "/api/slots/{id}",
  tag: "slots",
} as ClientEndpoint<typeof api.changeSlot>;
export const createLot = { method: "POST", path: "/api/lots", tag: "lots" } as ClientEndpoint<
  typeof api.createLot
>;
export const createSlots = {
  method: "POST",
  path: "/api/lots/{id}/slots/bulk",
  tag: "slots",
} as ClientEndpoint<typeof api.createSlots>;
export const deleteLot = {
  method: "DELETE",
  path: "/api/lots/{id}",
  tag: "lots",
} as ClientEndpoint<typeof api.deleteLot>;
export const deleteSlot = {
  method: "DELETE",
  path: "/api/slots/{id}",
  tag: "slots",
} as ClientEndpoint<typeof api.deleteSlot>;
export const getLot = { method: "GET", path: "/api/lots/{id}", tag: "lots" } as ClientEndpoint<
  typeof api.getLot
>;
export const listLots = { method: "GET", path: "/api/lots", tag: "lots" } as ClientEndpoint<
  typeof api.listLots
>;
export const listSlots = {
  method: "GET",
  path: "/api/lots/{id}/slots",
  tag: "slots",
} as ClientEndpoint<typeof api.listSlots>;
