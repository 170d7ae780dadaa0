import { getSlot } from "@/lib/domain/booking/read/slots";
import { removeSlot } from "@/lib/domain/booking/write/close";
import * as api from "@/lib/domain/lot/api";
import { changeSlot } from "@/lib/domain/lot/write";
import { route } from "@/lib/server/route";

export const PATCH = route(api.changeSlot, async ({ actor, params, body }) =>
  getSlot(actor, await changeSlot(actor, params.id, body), params.id),
);
export const DELETE = route(api.deleteSlot, ({ actor, params }) => removeSlot(actor, params.id));
