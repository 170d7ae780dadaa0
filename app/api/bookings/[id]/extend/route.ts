import * as api from "@/lib/domain/booking/api";
import { extendBooking } from "@/lib/domain/booking/write/extend";
import { quoteExtension } from "@/lib/domain/booking/write/quote-extension";
import { route } from "@/lib/server/route";

export const GET = route(api.quoteExtension, ({ actor, params, query }) =>
  quoteExtension(actor, params.id, query),
);
export const POST = route(api.extendBooking, ({ actor, params, body }) =>
  extendBooking(actor, params.id, body),
);
