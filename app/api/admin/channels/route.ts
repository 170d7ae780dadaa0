import * as api from "@/lib/domain/channel/api";
import { listChannels } from "@/lib/domain/channel/read/channel-health";
import { route } from "@/lib/server/route";

export const GET = route(api.listChannels, () => listChannels());
