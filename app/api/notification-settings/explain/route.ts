import * as api from "@/lib/domain/preference/api";
import { availableChannels } from "@/lib/event/available-channels";
import { explain } from "@/lib/domain/preference/read/explain";
import { route } from "@/lib/server/route";

export const GET = route(api.explain, ({ actor, query }) =>
  explain(actor, query, availableChannels()),
);
