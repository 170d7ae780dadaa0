import * as api from "@/lib/domain/payment/api";
import { getQueue } from "@/lib/domain/payment/read/queue";
import { route } from "@/lib/http/route";

export const GET = route(api.getQueue, ({ actor }) => getQueue(actor));
