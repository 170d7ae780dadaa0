import * as api from "@/lib/domain/notification/api";
import { snooze } from "@/lib/domain/notification/write/shelve";
import { route } from "@/lib/server/route";

export const POST = route(api.snoozeNotification, ({ actor, params, body }) =>
  snooze(actor, params.id, body),
);
