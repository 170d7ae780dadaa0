// Made by `npm run browser-files` from lib/domain/vehicle/api.ts; do not edit.
import type { ClientEndpoint } from "@/lib/http/endpoint";
import type * as api from "./api";

export const changeVehicle = {
  method: "PATCH",
  path: "/api/vehicles/{id}",
  tag: "vehicles",
} as ClientEndpoint<typeof api.changeVehicle>;
export const createVehicle = {
  method: "POST",
  path: "/api/vehicles",
  tag: "vehicles",
} as ClientEndpoint<typeof api.createVehicle>;
export const deleteVehicle = {
  method: "DELETE",
  path: "/api/vehicles/{id}",
  tag: "vehicles",
} as ClientEndpoint<typeof api.deleteVehicle>;
export const getVehicle = {
  method: "GET",
  path: "/api/vehicles/{id}",
  tag: "vehicles",
} as ClientEndpoint<typeof api.getVehicle>;
export const listVehicles = {
  method: "GET",
  path: "/api/vehicles",
  tag: "vehicles",
} as ClientEndpoint<typeof api.listVehicles>;
