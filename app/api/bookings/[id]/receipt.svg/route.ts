import * as api from "@/lib/domain/booking/api";
import { receiptQr } from "@/lib/domain/booking/read/qr";
import { publicOrigin } from "@/lib/http/origin";
import { route } from "@/lib/server/route";

export const GET = route(api.bookingReceiptCode, ({ actor, params, request }) =>
  receiptQr(actor, params.id, publicOrigin(request.url)),
);
