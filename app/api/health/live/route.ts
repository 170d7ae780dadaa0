import { clock } from "@/lib/core/clock";
import * as api from "@/lib/domain/system/api";
import { route } from "@/lib/server/route";

export const GET = route(api.getLive, () => ({
  status: "ok" as const,
  server_time: clock.now().toISOString(),
}));
