import * as announcementApi from "@/lib/domain/announcement/api";
import { composeNotification } from "@/lib/domain/announcement/write/compose";
import * as api from "@/lib/domain/notification/api";
import { listNotifications } from "@/lib/domain/notification/read/notifications";
import { route } from "@/lib/server/route";

export const GET = route(api.listNotifications, ({ actor, query }) =>
  listNotifications(actor, query),
);
export const POST = route(announcementApi.composeNotification, ({ actor, body }) =>
  composeNotification(actor, body),
);
