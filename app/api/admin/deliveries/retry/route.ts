import * as api from "@/lib/domain/channel/api";
import { retryFailed } from "@/lib/domain/channel/write/retry-failed";
import { route } from "@/lib/server/route";

export const POST = route(api.retryFailed, ({ actor, body }) => retryFailed(actor, body.channel));
