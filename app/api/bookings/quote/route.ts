import * as api from "@/lib/domain/booking/api";
import { quoteBooking } from "@/lib/domain/booking/write/quote";
import { route } from "@/lib/http/route";

export const POST = route(api.quoteBooking, ({ actor, body }) => quoteBooking(actor, body));
