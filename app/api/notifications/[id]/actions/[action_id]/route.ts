import * as api from "@/lib/domain/notification/api";
import { actOn } from "@/lib/domain/notification/write/act";
import { route } from "@/lib/server/route";

export const POST = route(api.actOnNotification, ({ actor, params, body }) =>
  actOn(actor, params.id, params.action_id, body),
);
