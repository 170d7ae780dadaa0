import * as api from "@/lib/domain/user/api";
import { decideOwner } from "@/lib/domain/user/write/owner";
import { route } from "@/lib/http/route";

export const POST = route(api.declineOwner, ({ actor, params }) =>
  decideOwner(actor, params.id, "declined"),
);
