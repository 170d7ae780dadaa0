import * as api from "@/lib/domain/lot/api";
import { addPhoto } from "@/lib/domain/lot/write/add-photo";
import { route } from "@/lib/server/route";

export const POST = route(api.addPhoto, ({ actor, params, body }) =>
  addPhoto(actor, params.id, body),
);
