import * as api from "@/lib/domain/user/api";
import { register } from "@/lib/domain/user/write/register";
import { route } from "@/lib/server/route";

export const POST = route(api.register, ({ body }) => register(body));
