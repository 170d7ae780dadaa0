import * as api from "@/lib/domain/desk/api";
import { getPayment } from "@/lib/domain/desk/read/payments";
import { route } from "@/lib/server/route";

export const GET = route(api.getPayment, ({ actor, params }) => getPayment(actor, params.id));
