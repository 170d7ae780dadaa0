import * as api from "@/lib/domain/notification/api";
import { getNotification } from "@/lib/domain/notification/read/notifications";
import { editNotification } from "@/lib/domain/notification/write/edit";
import { deleteNotification } from "@/lib/domain/notification/write/delete";
import { route } from "@/lib/server/route";

export const GET = route(api.getNotification, ({ actor, params }) =>
  getNotification(actor, params.id),
);
export const PUT = route(api.putNotification, ({ actor, params, body }) =>
  editNotification(actor, params.id, body),
);
export const PATCH = route(api.patchNotification, ({ actor, params, body }) =>
  editNotification(actor, params.id, body),
);
export const DELETE = route(api.deleteNotification, ({ actor, params }) =>
  deleteNotification(actor.id, params.id),
);
