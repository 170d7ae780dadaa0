import * as api from "@/lib/domain/booking/api";
import { approveBooking } from "@/lib/domain/booking/write/approve";
import { route } from "@/lib/server/route";

export const POST = route(api.approveBooking, ({ actor, params }) =>
  approveBooking(actor, params.id),
);
