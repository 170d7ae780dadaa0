import { previewClosing, slotPlace } from "@/lib/domain/booking/read/closing";
import { closeSlot } from "@/lib/domain/booking/write/close-slot";
import * as api from "@/lib/domain/lot/api";
import { route } from "@/lib/server/route";

export const GET = route(api.previewSlotClosing, async ({ actor, params }) =>
  previewClosing(await slotPlace(actor, params.id)),
);
export const POST = route(api.closeSlot, ({ actor, params, body }) =>
  closeSlot(actor, params.id, body),
);
