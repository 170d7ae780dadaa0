import * as api from "@/lib/domain/announcement/api";
import { listAnnouncements } from "@/lib/domain/announcement/read/announcements";
import { route } from "@/lib/server/route";

export const GET = route(api.listAnnouncements, ({ query }) => listAnnouncements(query));
