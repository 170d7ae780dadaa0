import * as api from "@/lib/domain/booking/api";
import { payBooking } from "@/lib/domain/booking/write/pay";
import { route } from "@/lib/server/route";

export const POST = route(api.payBooking, ({ actor, params, body }) =>
  payBooking(actor, params.id, body),
);
