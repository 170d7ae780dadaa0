import * as api from "@/lib/domain/payment/api";
import { verifyCash } from "@/lib/domain/payment/write/decide";
import { route } from "@/lib/server/route";

export const POST = route(api.verifyAdminPayment, ({ actor, params }) =>
  verifyCash(actor, params.id),
);
