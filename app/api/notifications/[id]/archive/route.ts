import * as api from "@/lib/domain/notification/api";
import { archive } from "@/lib/domain/notification/write/shelve";
import { route } from "@/lib/server/route";

export const POST = route(api.archiveNotification, ({ actor, params }) =>
  archive(actor, params.id),
);
