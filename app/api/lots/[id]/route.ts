import { listLiveBookings } from "@/lib/domain/booking/read/live";
import { getLot } from "@/lib/domain/booking/read/lots";
import { changeLotByForce } from "@/lib/domain/booking/write/close-lot";
import * as api from "@/lib/domain/lot/api";
import { changeLot } from "@/lib/domain/lot/write/change-lot";
import { deleteLot } from "@/lib/domain/lot/write/delete-lot";
import { route } from "@/lib/server/route";

export const GET = route(api.getLot, ({ params }) => getLot(params.id));
export const PATCH = route(api.changeLot, async ({ actor, params, query, body }) => {
  if (query.force) await changeLotByForce(actor, params.id, body);
  else await changeLot(actor, params.id, body, listLiveBookings);
  return getLot(params.id);
});
export const DELETE = route(api.deleteLot, ({ actor, params }) =>
  deleteLot(actor, params.id, listLiveBookings),
);
