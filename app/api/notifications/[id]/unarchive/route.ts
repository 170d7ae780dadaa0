import * as api from "@/lib/domain/notification/api";
import { unarchiveNotification } from "@/lib/domain/notification/write/archive";
import { route } from "@/lib/server/route";

export const POST = route(api.unarchiveNotification, ({ actor, params }) =>
  unarchiveNotification(actor, params.id),
);
