import * as api from "@/lib/domain/notification/api";
import { sync } from "@/lib/domain/notification/read/sync";
import { route } from "@/lib/server/route";

export const GET = route(api.syncNotifications, ({ actor, query }) => sync(actor, query.since_seq));
