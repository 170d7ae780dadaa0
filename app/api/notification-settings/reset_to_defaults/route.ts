import * as api from "@/lib/domain/preference/api";
import { resetSettings } from "@/lib/domain/preference/write/reset-settings";
import { route } from "@/lib/server/route";

export const POST = route(api.resetSettings, ({ actor }) => resetSettings(actor));
