import * as api from "@/lib/domain/preference/api";
import { bulkUpdate } from "@/lib/domain/preference/write";
import { route } from "@/lib/server/route";

export const POST = route(api.bulkUpdateSettings, ({ actor, body }) =>
  bulkUpdate(actor, body.preferences),
);
