import * as api from "@/lib/domain/booking/api";
import { passQr } from "@/lib/domain/booking/read/qr";
import { publicOrigin } from "@/lib/http/origin";
import { route } from "@/lib/server/route";

export const GET = route(api.bookingPass, ({ actor, params, request }) =>
  passQr(actor, params.id, publicOrigin(request.url)),
);
