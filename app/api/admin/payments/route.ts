import * as api from "@/lib/domain/payment/api";
import { listPayments } from "@/lib/domain/payment/read/payments";
import { route } from "@/lib/server/route";

export const GET = route(api.listAdminPayments, ({ actor, query }) => listPayments(actor, query));
