import * as api from "@/lib/domain/notification/api";
import { listGrouped } from "@/lib/domain/notification/read/grouped";
import { route } from "@/lib/http/route";

export const GET = route(api.listGrouped, ({ actor, query }) => listGrouped(actor, query));
