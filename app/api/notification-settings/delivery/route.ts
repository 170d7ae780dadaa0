import * as api from "@/lib/domain/preference/api";
import { getDelivery } from "@/lib/domain/preference/read/delivery";
import { changeDelivery } from "@/lib/domain/preference/write/change-delivery";
import { route } from "@/lib/server/route";

export const GET = route(api.getDelivery, ({ actor }) => getDelivery(actor.id));
export const PUT = route(api.putDelivery, ({ actor, body }) => changeDelivery(actor.id, body));
