import * as api from "@/lib/domain/preference/api";
import { categoryOf, getSetting } from "@/lib/domain/preference/read/settings";
import { changeSetting } from "@/lib/domain/preference/write/change-setting";
import { route } from "@/lib/server/route";

export const GET = route(api.getSetting, ({ actor, params }) =>
  getSetting(actor, categoryOf(actor.id, params.id)),
);
export const PUT = route(api.putSetting, ({ actor, params, body }) =>
  changeSetting(actor, params.id, body),
);
export const PATCH = route(api.patchSetting, ({ actor, params, body }) =>
  changeSetting(actor, params.id, body),
);
