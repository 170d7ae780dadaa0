import * as api from "@/lib/domain/notification/api";
import { markAsRead } from "@/lib/domain/notification/write/mark-read";
import { route } from "@/lib/server/route";

export const POST = route(api.markAsRead, ({ actor, params }) => markAsRead(actor, params.id));
