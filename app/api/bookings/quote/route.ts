import * as api from "@/lib/domain/booking/api";
import { quoteBooking } from "@/lib/domain/booking/write/quote";
import { route } from "@/lib/server/route";

export const POST = route(api.quoteBooking, ({ actor, body }) => quoteBooking(actor, body));
