import * as api from "@/lib/domain/user/api";
import { activateAccount } from "@/lib/domain/user/write/activate-account";
import { route } from "@/lib/server/route";

export const POST = route(api.activateAccount, ({ actor, params }) =>
  activateAccount(actor, params.id),
);
