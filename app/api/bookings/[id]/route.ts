import * as api from "@/lib/domain/booking/api";
import { getBooking } from "@/lib/domain/booking/read/bookings";
import { route } from "@/lib/server/route";

export const GET = route(api.getBooking, ({ actor, params }) => getBooking(actor, params.id));
