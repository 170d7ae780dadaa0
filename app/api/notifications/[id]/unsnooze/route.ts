import * as api from "@/lib/domain/notification/api";
import { unsnooze } from "@/lib/domain/notification/write/shelve";
import { route } from "@/lib/server/route";

export const POST = route(api.unsnoozeNotification, ({ actor, params }) =>
  unsnooze(actor, params.id),
);
