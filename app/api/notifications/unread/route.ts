import * as api from "@/lib/domain/notification/api";
import { listNotifications } from "@/lib/domain/notification/read/notifications";
import { route } from "@/lib/server/route";

export const GET = route(api.listUnread, ({ actor, query }) =>
  listNotifications(actor, query, { is_read: false }),
);
