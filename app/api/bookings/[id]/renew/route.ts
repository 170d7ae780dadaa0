import * as api from "@/lib/domain/booking/api";
import { renewBooking } from "@/lib/domain/booking/write/renew";
import { route } from "@/lib/server/route";

export const POST = route(api.renewBooking, ({ actor, params, body }) =>
  renewBooking(actor, params.id, body),
);
