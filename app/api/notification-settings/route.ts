import * as api from "@/lib/domain/preference/api";
import { listSettings } from "@/lib/domain/preference/read/settings";
import { saveSetting } from "@/lib/domain/preference/write/save-setting";
import { Created } from "@/lib/http/created";
import { route } from "@/lib/server/route";

export const GET = route(api.listSettings, ({ actor, query }) => listSettings(actor, query));
export const POST = route(api.saveSetting, async ({ actor, body }) => {
  const { isNew, setting } = await saveSetting(actor, body);
  return isNew ? new Created(setting) : setting;
});
