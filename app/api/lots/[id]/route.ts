import { getLot } from "@/lib/domain/booking/read/lots";
import { changeLotStatus, closeLot } from "@/lib/domain/booking/write/close";
import * as api from "@/lib/domain/lot/api";
import { route } from "@/lib/server/route";

export const GET = route(api.getLot, ({ params }) => getLot(params.id));
export const PATCH = route(api.changeLot, ({ actor, params, query, body }) =>
  changeLotStatus(actor, params.id, body, query.force ?? false),
);
export const DELETE = route(api.deleteLot, ({ actor, params }) => closeLot(actor, params.id));
