import * as api from "@/lib/domain/user/api";
import { rotateRefreshToken } from "@/lib/domain/user/write/rotate-refresh-token";
import { route } from "@/lib/server/route";

export const POST = route(api.refreshToken, ({ body }) => rotateRefreshToken(body.refresh));
