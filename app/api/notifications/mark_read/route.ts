import * as api from "@/lib/domain/notification/api";
import { markMany } from "@/lib/domain/notification/write/mark";
import { route } from "@/lib/server/route";

export const POST = route(api.markManyRead, ({ actor, body }) =>
  markMany(actor.id, body.notification_ids, body.is_read),
);
