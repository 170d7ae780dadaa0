import * as api from "@/lib/domain/user/api";
import { declineOwner } from "@/lib/domain/user/write/decline-owner";
import { route } from "@/lib/server/route";

export const POST = route(api.declineOwner, ({ actor, params, body }) =>
  declineOwner(actor, params.id, body?.reason),
);
