import * as api from "@/lib/domain/notification/api";
import { executeAction } from "@/lib/domain/notification/write/execute-action";
import { route } from "@/lib/server/route";

export const POST = route(api.actOnNotification, ({ actor, params, body }) =>
  executeAction(actor, params.id, params.action_id, body),
);
