import * as api from "@/lib/domain/audit/api";
import { listAudit } from "@/lib/domain/audit/read";
import { route } from "@/lib/server/route";

export const GET = route(api.listAudit, ({ query }) => listAudit(query));
