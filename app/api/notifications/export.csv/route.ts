import * as api from "@/lib/domain/notification/api";
import { exportCsv } from "@/lib/domain/notification/read/csv";
import { route } from "@/lib/server/route";

export const GET = route(api.exportNotifications, ({ actor, query }) => exportCsv(actor, query));
