import * as api from "@/lib/domain/announcement/api";
import { cancelAnnouncement } from "@/lib/domain/announcement/write/cancel";
import { route } from "@/lib/server/route";

export const DELETE = route(api.cancelAnnouncement, ({ actor, params }) =>
  cancelAnnouncement(actor, params.id),
);
