import * as api from "@/lib/domain/user/api";
import { changeEmail } from "@/lib/domain/user/write/change-email";
import { route } from "@/lib/server/route";

export const POST = route(api.changeEmail, ({ actor, body }) => changeEmail(actor, body));
