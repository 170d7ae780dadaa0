import * as api from "@/lib/domain/notification/api";
import { archiveMany } from "@/lib/domain/notification/write/archive";
import { route } from "@/lib/server/route";

export const POST = route(api.bulkArchive, ({ actor, body }) =>
  archiveMany(actor.id, body.notification_ids),
);
