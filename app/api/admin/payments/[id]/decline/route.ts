import * as api from "@/lib/domain/booking/api";
import { declineCash } from "@/lib/domain/booking/write/decline-cash";
import { route } from "@/lib/server/route";

export const POST = route(api.declineAdminPayment, ({ actor, params, body }) =>
  declineCash(actor, params.id, body.reason),
);
