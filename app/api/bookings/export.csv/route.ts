import * as api from "@/lib/domain/booking/api";
import { exportBookings } from "@/lib/domain/booking/read/csv";
import { route } from "@/lib/server/route";

export const GET = route(api.exportBookings, ({ actor, query }) => exportBookings(actor, query));
