import * as api from "@/lib/domain/payment/api";
import { declineCash } from "@/lib/domain/payment/write/decide";
import { route } from "@/lib/server/route";

export const POST = route(api.declineOwnerPayment, ({ actor, params, body }) =>
  declineCash(actor, params.id, body.reason),
);
