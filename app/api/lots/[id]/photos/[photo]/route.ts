import * as api from "@/lib/domain/lot/api";
import { changePhoto } from "@/lib/domain/lot/write/change-photo";
import { deletePhoto } from "@/lib/domain/lot/write/delete-photo";
import { route } from "@/lib/server/route";

export const PATCH = route(api.changePhoto, ({ actor, params, body }) =>
  changePhoto(actor, params.id, params.photo, body),
);
export const DELETE = route(api.deletePhoto, ({ actor, params }) =>
  deletePhoto(actor, params.id, params.photo),
);
