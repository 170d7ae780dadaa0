import * as api from "@/lib/domain/notification/api";
import { markManyRead } from "@/lib/domain/notification/write/mark-read";
import { route } from "@/lib/server/route";

export const POST = route(api.markManyRead, ({ actor, body }) =>
  markManyRead(actor.id, body.notification_ids, body.is_read),
);
