import * as api from "@/lib/domain/desk/api";
import { listPayments } from "@/lib/domain/desk/read/payments";
import { route } from "@/lib/server/route";

export const GET = route(api.listAdminPayments, ({ actor, query }) => listPayments(actor, query));
