import { transaction } from "@/lib/core/db";
import { listLiveBookings } from "@/lib/domain/booking/read/live";
import { listSlots } from "@/lib/domain/booking/read/slots";
import * as api from "@/lib/domain/lot/api";
import { changeLayout } from "@/lib/domain/lot/write/change-layout";
import { route } from "@/lib/server/route";

/** Answers with the layout that it stored, which another request may replace after the commit. */
export const PUT = route(api.changeLayout, ({ actor, params, body }) =>
  transaction(
    () => changeLayout(actor, params.id, body, listLiveBookings),
    () => listSlots(actor, params.id, {}),
  ),
);
