import * as api from "@/lib/domain/notification/api";
import { markAsUnread } from "@/lib/domain/notification/write/mark-read";
import { route } from "@/lib/server/route";

export const POST = route(api.markAsUnread, ({ actor, params }) => markAsUnread(actor, params.id));
