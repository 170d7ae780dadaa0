import * as api from "@/lib/domain/user/api";
import { verifyEmail } from "@/lib/domain/user/write/verify-email";
import { route } from "@/lib/server/route";

export const POST = route(api.verifyEmail, ({ body }) => verifyEmail(body.token));
