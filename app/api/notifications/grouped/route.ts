import * as api from "@/lib/domain/notification/api";
import { listGrouped } from "@/lib/domain/notification/read/groups";
import { route } from "@/lib/server/route";

export const GET = route(api.listGrouped, ({ actor, query }) => listGrouped(actor, query));
