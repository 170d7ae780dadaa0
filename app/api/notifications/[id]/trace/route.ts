import * as api from "@/lib/domain/notification/api";
import { getTrace } from "@/lib/domain/notification/read/trace";
import { route } from "@/lib/server/route";

export const GET = route(api.getTrace, ({ actor, params }) => getTrace(actor, params.id));
