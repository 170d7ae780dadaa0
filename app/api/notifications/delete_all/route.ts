import * as api from "@/lib/domain/notification/api";
import { deleteAll } from "@/lib/domain/notification/write/delete";
import { route } from "@/lib/server/route";

export const DELETE = route(api.deleteAll, ({ actor, query }) => deleteAll(actor, query));
