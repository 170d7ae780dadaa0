import * as api from "@/lib/domain/push/api";
import { getPushKey } from "@/lib/domain/push/read/push-key";
import { route } from "@/lib/server/route";

export const GET = route(api.getPushKey, () => getPushKey());
