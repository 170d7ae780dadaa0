import { signIn } from "@/lib/auth/login";
import * as api from "@/lib/domain/user/api";
import { route } from "@/lib/http/route";

export const POST = route(api.token, ({ body, request }) => signIn(body, request));
