import { getLot, listLots } from "@/lib/domain/booking/read/lots";
import * as api from "@/lib/domain/lot/api";
import { createLot } from "@/lib/domain/lot/write/create-lot";
import { route } from "@/lib/server/route";

export const GET = route(api.listLots, ({ actor, query }) => listLots(actor, query));
export const POST = route(api.createLot, async ({ actor, body }) =>
  getLot(await createLot(actor, body)),
);
