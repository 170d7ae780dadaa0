import * as api from "@/lib/domain/notification/api";
import { markAll } from "@/lib/domain/notification/write/mark";
import { route } from "@/lib/server/route";

export const POST = route(api.markAllRead, ({ actor, query, body }) =>
  markAll(actor.id, { ...query, ...body }),
);
