import * as api from "@/lib/domain/notification/api";
import { cancelAnnouncement } from "@/lib/domain/notification/write/announce";
import { route } from "@/lib/server/route";

export const DELETE = route(api.cancelAnnouncement, ({ actor, params }) =>
  cancelAnnouncement(actor, params.id),
);
