import * as api from "@/lib/domain/announcement/api";
import { countAddressees } from "@/lib/domain/announcement/read/addressees";
import { route } from "@/lib/server/route";

export const GET = route(api.countAudience, async ({ actor, query }) => ({
  count: await countAddressees(actor, query),
}));
