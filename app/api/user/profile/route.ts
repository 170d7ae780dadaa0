import * as api from "@/lib/domain/user/api";
import { getProfile } from "@/lib/domain/user/read";
import { changeProfile } from "@/lib/domain/user/write/change-profile";
import { route } from "@/lib/server/route";

export const GET = route(api.getProfile, ({ actor }) => getProfile(actor));
export const PUT = route(api.putProfile, ({ actor, body }) => changeProfile(actor, body));
export const PATCH = route(api.patchProfile, ({ actor, body }) => changeProfile(actor, body));
