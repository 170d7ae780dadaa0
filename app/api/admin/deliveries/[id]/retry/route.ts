import * as api from "@/lib/domain/channel/api";
import { retryDelivery } from "@/lib/domain/channel/write/retry-delivery";
import { route } from "@/lib/server/route";

export const POST = route(api.retryDelivery, ({ actor, params }) =>
  retryDelivery(actor, params.id),
);
