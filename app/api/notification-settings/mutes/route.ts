import * as api from "@/lib/domain/preference/api";
import { listMutes } from "@/lib/domain/preference/read/mutes";
import { addMute } from "@/lib/domain/preference/write/add-mute";
import { removeMute } from "@/lib/domain/preference/write/remove-mute";
import { route } from "@/lib/server/route";

export const GET = route(api.listMutes, ({ actor, query }) => listMutes(actor.id, query));
export const POST = route(api.addMute, ({ actor, body }) => addMute(actor, body));
export const DELETE = route(api.removeMute, ({ actor, query, body }) =>
  removeMute(actor.id, { ...query, ...body }),
);
