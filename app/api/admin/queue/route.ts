import * as api from "@/lib/domain/payment/api";
import { getQueue } from "@/lib/domain/payment/read/queue";
import { route } from "@/lib/server/route";

export const GET = route(api.getQueue, ({ actor }) => getQueue(actor));
