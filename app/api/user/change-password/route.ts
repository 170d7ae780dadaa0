import * as api from "@/lib/domain/user/api";
import { changePassword } from "@/lib/domain/user/write/account";
import { route } from "@/lib/http/route";

export const POST = route(api.changePassword, ({ actor, body }) => changePassword(actor, body));
