import * as api from "@/lib/domain/booking/api";
import { verifyCash } from "@/lib/domain/booking/write/verify-cash";
import { route } from "@/lib/server/route";

export const POST = route(api.verifyAdminPayment, ({ actor, params }) =>
  verifyCash(actor, params.id),
);
