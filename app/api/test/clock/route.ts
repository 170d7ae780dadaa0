import * as api from "@/lib/domain/system/api";
import { moveClock } from "@/lib/domain/system/write";
import { runDueJobs } from "@/lib/jobs";
import { route } from "@/lib/server/route";

export const POST = route(api.moveClock, async ({ body }) => {
  const state = await moveClock(body);
  await runDueJobs();
  return state;
});
