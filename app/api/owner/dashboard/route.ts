import * as api from "@/lib/domain/desk/api";
import { getDashboard } from "@/lib/domain/desk/read/dashboard";
import { route } from "@/lib/server/route";

export const GET = route(api.getOwnerDashboard, ({ actor, query }) =>
  getDashboard(actor, query.lot),
);
