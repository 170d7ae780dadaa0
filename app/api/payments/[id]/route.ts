import * as api from "@/lib/domain/payment/api";
import { getPayment } from "@/lib/domain/payment/read/payments";
import { route } from "@/lib/server/route";

export const GET = route(api.getPayment, ({ actor, params }) => getPayment(actor, params.id));
