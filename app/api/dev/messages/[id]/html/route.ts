import * as api from "@/lib/domain/channel/api";
import { caughtHtml } from "@/lib/domain/channel/read/caught-messages";
import { route } from "@/lib/server/route";

export const GET = route(api.getCaughtHtml, ({ params }) => caughtHtml(params.id));
