"use client";
import {
  changeVehicle,
  createVehicle,
  deleteVehicle,
  listVehicles,
} from "@/lib/domain/vehicle/client";
import { allRows } from "./queries";
import { useCommand, useEndpoint } from "./query";

const inline = { meta: { inline: true } };

export const useVehicles = () => useEndpoint(listVehicles, { query: allRows });
/** The default vehicle, else the first one. */
export function useUsualVehicle() {
  const { data, isPending } = useVehicles();
  const saved = data?.results ?? [];
  return { vehicle: saved.find(({ is_default }) => is_default) ?? saved[0], isPending };
}
export const useCreateVehicle = () => useCommand(createVehicle, inline);
export const useChangeVehicle = () => useCommand(changeVehicle, inline);
export const useDeleteVehicle = () => useCommand(deleteVehicle);
