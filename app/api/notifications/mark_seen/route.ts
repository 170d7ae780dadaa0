import * as api from "@/lib/domain/notification/api";
import { markSeen } from "@/lib/domain/notification/write/mark-seen";
import { route } from "@/lib/server/route";

export const POST = route(api.markSeen, ({ actor, body }) => markSeen(actor.id, body.up_to_seq));
