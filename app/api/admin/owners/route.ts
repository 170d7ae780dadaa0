import * as api from "@/lib/domain/user/api";
import { listOwners } from "@/lib/domain/user/read";
import { route } from "@/lib/server/route";

export const GET = route(api.listOwners, ({ query }) => listOwners(query));
