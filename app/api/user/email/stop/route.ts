import * as api from "@/lib/domain/user/api";
import { stopEmailChange } from "@/lib/domain/user/write/stop-email-change";
import { route } from "@/lib/server/route";

export const POST = route(api.stopEmailChange, ({ body }) => stopEmailChange(body.token));
