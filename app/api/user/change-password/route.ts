import * as api from "@/lib/domain/user/api";
import { changePassword } from "@/lib/domain/user/write/change-password";
import { route } from "@/lib/server/route";

export const POST = route(api.changePassword, ({ actor, body }) => changePassword(actor, body));
