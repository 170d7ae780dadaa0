import { getSlots } from "@/lib/domain/booking/read/slots";
import * as api from "@/lib/domain/lot/api";
import { createSlots } from "@/lib/domain/lot/write/create-slots";
import { route } from "@/lib/server/route";

export const POST = route(api.createSlots, async ({ actor, params, body }) =>
  getSlots(actor, params.id, await createSlots(actor, params.id, body)),
);
