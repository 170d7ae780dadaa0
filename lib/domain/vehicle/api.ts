import { z } from "zod";
import { endpoint } from "@/lib/http/endpoint";
import { idParams, page, pageQuery } from "@/lib/http/shapes";
import { newVehicle, vehicle, vehicleChange } from "./schema";

const access = ["driver"] as const;
const onePath = "/api/vehicles/{id}";

export const listVehicles = endpoint({
  method: "GET",
  path: "/api/vehicles",
  tag: "vehicles",
  summary: "My vehicles",
  access,
  query: z.strictObject({ ...pageQuery }),
  result: page(vehicle),
});
export const createVehicle = endpoint({
  method: "POST",
  path: "/api/vehicles",
  tag: "vehicles",
  summary: "Add a vehicle",
  access,
  body: newVehicle,
  refusals: [409, 422],
  result: vehicle,
  status: 201,
});
export const getVehicle = endpoint({
  method: "GET",
  path: onePath,
  tag: "vehicles",
  summary: "One of my vehicles",
  access,
  params: idParams,
  result: vehicle,
});
export const changeVehicle = endpoint({
  method: "PATCH",
  path: onePath,
  tag: "vehicles",
  summary: "Change a vehicle",
  access,
  params: idParams,
  body: vehicleChange,
  refusals: [409],
  result: vehicle,
});
export const deleteVehicle = endpoint({
  method: "DELETE",
  path: onePath,
  tag: "vehicles",
  summary: "Remove a vehicle",
  access,
  params: idParams,
  result: z.void(),
  status: 204,
});
