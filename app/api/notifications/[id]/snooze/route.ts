import * as api from "@/lib/domain/notification/api";
import { snoozeNotification } from "@/lib/domain/notification/write/snooze";
import { route } from "@/lib/server/route";

export const POST = route(api.snoozeNotification, ({ actor, params, body }) =>
  snoozeNotification(actor, params.id, body),
);
