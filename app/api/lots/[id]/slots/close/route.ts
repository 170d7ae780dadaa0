import { closeSlots } from "@/lib/domain/booking/write/close-slots";
import * as api from "@/lib/domain/lot/api";
import { route } from "@/lib/server/route";

export const POST = route(api.closeSlots, ({ actor, params, body: { slots, ...closing } }) =>
  closeSlots(actor, params.id, slots, closing),
);
