import * as api from "@/lib/domain/booking/api";
import { listBookings } from "@/lib/domain/booking/read/bookings";
import { createBooking } from "@/lib/domain/booking/write/create";
import { route } from "@/lib/server/route";

export const GET = route(api.listBookings, ({ actor, query }) => listBookings(actor, query));
export const POST = route(api.createBooking, ({ actor, body }) => createBooking(actor, body));
