import * as api from "@/lib/domain/notification/api";
import { unarchive } from "@/lib/domain/notification/write/shelve";
import { route } from "@/lib/server/route";

export const POST = route(api.unarchiveNotification, ({ actor, params }) =>
  unarchive(actor, params.id),
);
