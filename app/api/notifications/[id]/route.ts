import * as api from "@/lib/domain/notification/api";
import { getNotification } from "@/lib/domain/notification/read/notifications";
import { deleteNotification } from "@/lib/domain/notification/write";
import { route } from "@/lib/http/route";

export const GET = route(api.getNotification, ({ actor, params }) => getNotification(actor, params.id));
export const DELETE = route(api.deleteNotification, ({ actor, params }) => deleteNotification(actor.id, params.id));
