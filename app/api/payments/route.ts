import * as api from "@/lib/domain/desk/api";
import { listMyPayments } from "@/lib/domain/desk/read/payments";
import { route } from "@/lib/server/route";

export const GET = route(api.listMyPayments, ({ actor, query }) => listMyPayments(actor, query));
