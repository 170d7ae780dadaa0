import * as api from "@/lib/domain/user/api";
import { endSession } from "@/lib/domain/user/write/end-session";
import { route } from "@/lib/server/route";

export const DELETE = route(api.endSession, ({ actor, params }) => endSession(actor, params.id));
