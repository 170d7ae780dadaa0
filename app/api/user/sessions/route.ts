import * as api from "@/lib/domain/user/api";
import { listSessions } from "@/lib/domain/user/read";
import { revokeSessions } from "@/lib/domain/user/write/revoke-sessions";
import { route } from "@/lib/server/route";

export const GET = route(api.listSessions, ({ actor, query }) => listSessions(actor, query));
export const DELETE = route(api.endOtherSessions, ({ actor }) =>
  revokeSessions(actor.id, { except: actor.session_id }),
);
