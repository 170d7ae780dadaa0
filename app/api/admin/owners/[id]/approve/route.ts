import * as api from "@/lib/domain/user/api";
import { approveOwner } from "@/lib/domain/user/write/approve-owner";
import { route } from "@/lib/server/route";

export const POST = route(api.approveOwner, ({ actor, params }) => approveOwner(actor, params.id));
