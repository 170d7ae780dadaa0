import * as api from "@/lib/domain/booking/api";
import { getBooking } from "@/lib/domain/booking/read/bookings";
import { changeBookedVehicle } from "@/lib/domain/booking/write/change-booked-vehicle";
import { route } from "@/lib/server/route";

export const GET = route(api.getBooking, ({ actor, params }) => getBooking(actor, params.id));
export const PATCH = route(api.changeBookedVehicle, ({ actor, params, body }) =>
  changeBookedVehicle(actor, params.id, body.vehicle_number),
);
