import * as api from "@/lib/domain/notification/api";
import { getStats } from "@/lib/domain/notification/read/stats";
import { route } from "@/lib/server/route";

export const GET = route(api.getStats, ({ actor, query }) => getStats(actor, query));
