import * as api from "@/lib/domain/desk/api";
import { getQueue } from "@/lib/domain/desk/read/queue";
import { route } from "@/lib/server/route";

export const GET = route(api.getQueue, ({ actor }) => getQueue(actor));
