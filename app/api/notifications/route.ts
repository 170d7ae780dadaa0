import * as api from "@/lib/domain/notification/api";
import { listNotifications } from "@/lib/domain/notification/read/notifications";
import { compose } from "@/lib/domain/notification/write/compose";
import { route } from "@/lib/server/route";

export const GET = route(api.listNotifications, ({ actor, query }) =>
  listNotifications(actor, query),
);
export const POST = route(api.composeNotification, ({ actor, body }) => compose(actor, body));
