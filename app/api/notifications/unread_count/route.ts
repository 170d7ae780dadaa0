import * as api from "@/lib/domain/notification/api";
import { getUnreadCount } from "@/lib/domain/notification/read/unread-count";
import { route } from "@/lib/server/route";

export const GET = route(api.getUnreadCount, ({ actor, query }) => getUnreadCount(actor.id, query));
