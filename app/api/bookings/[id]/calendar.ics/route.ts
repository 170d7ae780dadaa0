import * as api from "@/lib/domain/booking/api";
import { bookingCalendar } from "@/lib/domain/booking/read/calendar";
import { publicOrigin } from "@/lib/http/origin";
import { route } from "@/lib/server/route";

export const GET = route(api.bookingCalendar, ({ actor, params, request }) =>
  bookingCalendar(actor, params.id, publicOrigin(request.url)),
);
