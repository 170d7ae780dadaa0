import * as api from "@/lib/domain/channel/api";
import { listCaughtMessages } from "@/lib/domain/channel/read/caught-messages";
import { route } from "@/lib/server/route";

export const GET = route(api.listCaughtMessages, ({ query }) => listCaughtMessages(query));
