import { lotPlace, previewClosing } from "@/lib/domain/booking/read/closing";
import { closeLot } from "@/lib/domain/booking/write/close-lot";
import * as api from "@/lib/domain/lot/api";
import { route } from "@/lib/server/route";

export const GET = route(api.previewLotClosing, async ({ actor, params }) =>
  previewClosing(await lotPlace(actor, params.id)),
);
export const POST = route(api.closeLot, ({ actor, params, body }) =>
  closeLot(actor, params.id, body),
);
