import { signIn } from "@/lib/auth/login";
import * as api from "@/lib/domain/user/api";
import { route } from "@/lib/server/route";

export const POST = route(api.token, ({ body, request }) => signIn(body, request));
