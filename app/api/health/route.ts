import * as api from "@/lib/domain/system/api";
import { getHealth } from "@/lib/domain/system/read";
import { commonHeaders } from "@/lib/http/problem";
import { route } from "@/lib/server/route";

export const GET = route(api.getHealth, async () => {
  const health = await getHealth();
  return Response.json(health, {
    status: health.status === "ok" ? 200 : 503,
    headers: commonHeaders,
  });
});
