import * as api from "@/lib/domain/payment/api";
import { verifyCash } from "@/lib/domain/payment/write/decide";
import { route } from "@/lib/http/route";

export const POST = route(api.verifyAdminPayment, ({ actor, params }) =>
  verifyCash(actor, params.id),
);
