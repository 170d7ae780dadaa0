import * as api from "@/lib/domain/booking/api";
import { checkVehicle } from "@/lib/domain/booking/read/vehicle";
import { route } from "@/lib/http/route";

export const POST = route(api.checkVehicle, ({ actor, body }) =>
  checkVehicle(actor, body.vehicle_number),
);
