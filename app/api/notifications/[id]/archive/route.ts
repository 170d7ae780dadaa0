import * as api from "@/lib/domain/notification/api";
import { archiveNotification } from "@/lib/domain/notification/write/archive";
import { route } from "@/lib/server/route";

export const POST = route(api.archiveNotification, ({ actor, params }) =>
  archiveNotification(actor, params.id),
);
