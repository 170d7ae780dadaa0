import * as api from "@/lib/domain/payment/api";
import { getDashboard } from "@/lib/domain/payment/read/dashboard";
import { route } from "@/lib/server/route";

export const GET = route(api.getOwnerDashboard, ({ actor, query }) =>
  getDashboard(actor, query.lot),
);
