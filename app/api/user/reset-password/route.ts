import * as api from "@/lib/domain/user/api";
import { resetPassword } from "@/lib/domain/user/write/reset-password";
import { route } from "@/lib/server/route";

export const POST = route(api.resetPassword, ({ body }) => resetPassword(body));
