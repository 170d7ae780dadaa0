import * as api from "@/lib/domain/system/api";
import { route } from "@/lib/http/route";

export const GET = route(api.getLive, async () => ({ status: "ok" as const }));
