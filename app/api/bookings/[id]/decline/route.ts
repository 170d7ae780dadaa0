import * as api from "@/lib/domain/booking/api";
import { declineBooking } from "@/lib/domain/booking/write/decline";
import { route } from "@/lib/server/route";

export const POST = route(api.declineBooking, ({ actor, params, body }) =>
  declineBooking(actor, params.id, body.reason, body.if_status),
);
