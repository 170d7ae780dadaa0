import * as api from "@/lib/domain/system/api";
import { answerHealth } from "@/lib/server/health";
import { route } from "@/lib/server/route";

export const GET = route(api.getHealth, () => answerHealth());
