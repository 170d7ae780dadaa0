import * as api from "@/lib/domain/user/api";
import { rotateRefresh } from "@/lib/domain/user/write/session";
import { route } from "@/lib/server/route";

export const POST = route(api.refreshToken, ({ body }) => rotateRefresh(body.refresh));
