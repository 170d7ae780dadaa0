import * as api from "@/lib/domain/notification/api";
import { bulkArchive } from "@/lib/domain/notification/write/shelve";
import { route } from "@/lib/server/route";

export const POST = route(api.bulkArchive, ({ actor, body }) =>
  bulkArchive(actor.id, body.notification_ids),
);
