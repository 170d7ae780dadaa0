import * as api from "@/lib/domain/channel/api";
import { listDeliveries } from "@/lib/domain/channel/read/deliveries";
import { route } from "@/lib/server/route";

export const GET = route(api.listDeliveries, ({ query }) => listDeliveries(query));
