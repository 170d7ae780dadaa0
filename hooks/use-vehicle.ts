"use client";
import {
  changeVehicle,
  createVehicle,
  deleteVehicle,
  listVehicles,
} from "@/lib/domain/vehicle/api";
import { useCommand, useEndpoint } from "./query";

const inline = { meta: { inline: true } };

export const useVehicles = () => useEndpoint(listVehicles, { query: { page_size: "100" } });
export const useCreateVehicle = () => useCommand(createVehicle, inline);
export const useChangeVehicle = () => useCommand(changeVehicle, inline);
export const useDeleteVehicle = () => useCommand(deleteVehicle);
