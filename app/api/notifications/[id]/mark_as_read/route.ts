import * as api from "@/lib/domain/notification/api";
import { markOne } from "@/lib/domain/notification/write/mark";
import { route } from "@/lib/server/route";

export const POST = route(api.markAsRead, ({ actor, params }) => markOne(actor, params.id, true));
