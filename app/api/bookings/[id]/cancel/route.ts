import * as api from "@/lib/domain/booking/api";
import { previewCancel } from "@/lib/domain/booking/read/refund-preview";
import { cancelBooking } from "@/lib/domain/booking/write/cancel";
import { route } from "@/lib/server/route";

export const GET = route(api.previewCancel, ({ actor, params }) => previewCancel(actor, params.id));
export const POST = route(api.cancelBooking, ({ actor, params, body }) =>
  cancelBooking(actor, params.id, body.reason || null, body.if_refund),
);
