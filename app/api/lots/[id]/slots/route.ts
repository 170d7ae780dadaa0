import { listSlots } from "@/lib/domain/booking/read/slots";
import * as api from "@/lib/domain/lot/api";
import { route } from "@/lib/server/route";

export const GET = route(api.listSlots, ({ actor, params, query }) =>
  listSlots(actor, params.id, query),
);
