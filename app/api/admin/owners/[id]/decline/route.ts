import * as api from "@/lib/domain/user/api";
import { decideOwner } from "@/lib/domain/user/write/owner";
import { route } from "@/lib/server/route";

export const POST = route(api.declineOwner, ({ actor, params }) =>
  decideOwner(actor, params.id, "declined"),
);
