import { listLiveBookings } from "@/lib/domain/booking/read/live";
import { listSlots } from "@/lib/domain/booking/read/slots";
import * as api from "@/lib/domain/lot/api";
import { changeLayout } from "@/lib/domain/lot/write/change-layout";
import { route } from "@/lib/server/route";

export const PUT = route(api.changeLayout, async ({ actor, params, body }) => {
  await changeLayout(actor, params.id, body, listLiveBookings);
  return listSlots(actor, params.id, {});
});
