import * as api from "@/lib/domain/booking/api";
import { checkVehicle } from "@/lib/domain/booking/read/vehicle";
import { route } from "@/lib/server/route";

export const POST = route(api.checkVehicle, ({ actor, body }) => checkVehicle(actor, body));
