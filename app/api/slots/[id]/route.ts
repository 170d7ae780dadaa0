import { listLiveBookings } from "@/lib/domain/booking/read/live";
import { getSlot } from "@/lib/domain/booking/read/slots";
import * as api from "@/lib/domain/lot/api";
import { changeSlot } from "@/lib/domain/lot/write/change-slot";
import { deleteSlot } from "@/lib/domain/lot/write/delete-slot";
import { route } from "@/lib/server/route";

export const PATCH = route(api.changeSlot, async ({ actor, params, body }) =>
  getSlot(actor, await changeSlot(actor, params.id, body, listLiveBookings), params.id),
);
export const DELETE = route(api.deleteSlot, ({ actor, params }) =>
  deleteSlot(actor, params.id, listLiveBookings),
);
