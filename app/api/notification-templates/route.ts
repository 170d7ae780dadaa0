import * as api from "@/lib/domain/template/api";
import { listTemplates } from "@/lib/domain/template/read/templates";
import { route } from "@/lib/server/route";

export const GET = route(api.listTemplates, ({ query }) => listTemplates(query));
