import * as api from "@/lib/domain/notification/api";
import { unsnoozeNotification } from "@/lib/domain/notification/write/snooze";
import { route } from "@/lib/server/route";

export const POST = route(api.unsnoozeNotification, ({ actor, params }) =>
  unsnoozeNotification(actor, params.id),
);
