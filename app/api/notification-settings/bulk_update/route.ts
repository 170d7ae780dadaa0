import * as api from "@/lib/domain/preference/api";
import { bulkUpdateSettings } from "@/lib/domain/preference/write/bulk-update-settings";
import { route } from "@/lib/server/route";

export const POST = route(api.bulkUpdateSettings, ({ actor, body }) =>
  bulkUpdateSettings(actor, body.preferences),
);
