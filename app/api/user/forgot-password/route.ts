import * as api from "@/lib/domain/user/api";
import { forgotPassword } from "@/lib/domain/user/write/forgot-password";
import { route } from "@/lib/server/route";

export const POST = route(api.forgotPassword, ({ body }) => forgotPassword(body.email));
