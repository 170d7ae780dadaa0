import * as api from "@/lib/domain/user/api";
import { deactivateAccount } from "@/lib/domain/user/write/deactivate-account";
import { route } from "@/lib/server/route";

export const POST = route(api.deactivateAccount, ({ actor, params, body }) =>
  deactivateAccount(actor, params.id, body?.reason),
);
