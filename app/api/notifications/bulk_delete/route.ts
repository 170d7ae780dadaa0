import * as api from "@/lib/domain/notification/api";
import { bulkDelete } from "@/lib/domain/notification/write/shelve";
import { route } from "@/lib/server/route";

export const POST = route(api.bulkDelete, ({ actor, body }) =>
  bulkDelete(actor.id, body.notification_ids),
);
