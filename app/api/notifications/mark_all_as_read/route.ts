import * as api from "@/lib/domain/notification/api";
import { markAllRead } from "@/lib/domain/notification/write/mark-all-read";
import { route } from "@/lib/server/route";

export const POST = route(api.markAllAsRead, ({ actor, query, body }) =>
  markAllRead(actor.id, { ...query, ...body }),
);
