import * as api from "@/lib/domain/booking/api";
import { holdSlot } from "@/lib/domain/booking/write/hold";
import { route } from "@/lib/server/route";

export const POST = route(api.holdSlot, ({ actor, body }) => holdSlot(actor, body));
