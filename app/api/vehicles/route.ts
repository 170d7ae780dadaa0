import * as api from "@/lib/domain/vehicle/api";
import { listVehicles } from "@/lib/domain/vehicle/read";
import { createVehicle } from "@/lib/domain/vehicle/write";
import { route } from "@/lib/server/route";

export const GET = route(api.listVehicles, ({ actor, query }) => listVehicles(actor, query));
export const POST = route(api.createVehicle, ({ actor, body }) => createVehicle(actor, body));
