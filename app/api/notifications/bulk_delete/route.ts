import * as api from "@/lib/domain/notification/api";
import { deleteMany } from "@/lib/domain/notification/write/delete";
import { route } from "@/lib/server/route";

export const POST = route(api.bulkDelete, ({ actor, body }) =>
  deleteMany(actor.id, body.notification_ids),
);
