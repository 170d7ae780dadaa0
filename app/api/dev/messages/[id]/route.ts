import * as api from "@/lib/domain/channel/api";
import { getCaughtMessage } from "@/lib/domain/channel/read/caught-messages";
import { route } from "@/lib/server/route";

export const GET = route(api.getCaughtMessage, ({ params }) => getCaughtMessage(params.id));
