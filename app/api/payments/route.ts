import * as api from "@/lib/domain/payment/api";
import { listMyPayments } from "@/lib/domain/payment/read/payments";
import { route } from "@/lib/server/route";

export const GET = route(api.listMyPayments, ({ actor, query }) => listMyPayments(actor, query));
