import * as api from "@/lib/domain/system/api";
import { listOutbox } from "@/lib/domain/system/read";
import { route } from "@/lib/server/route";

export const GET = route(api.getOutbox, ({ query }) => listOutbox(query));
