import * as api from "@/lib/domain/vehicle/api";
import { getVehicle } from "@/lib/domain/vehicle/read";
import { changeVehicle, deleteVehicle } from "@/lib/domain/vehicle/write";
import { route } from "@/lib/server/route";

export const GET = route(api.getVehicle, ({ actor, params }) => getVehicle(actor, params.id));
export const PATCH = route(api.changeVehicle, ({ actor, params, body }) =>
  changeVehicle(actor, params.id, body),
);
export const DELETE = route(api.deleteVehicle, ({ actor, params }) =>
  deleteVehicle(actor, params.id),
);
