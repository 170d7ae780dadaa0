import * as api from "@/lib/domain/notification/api";
import { listAnnouncements } from "@/lib/domain/notification/read/announcements";
import { route } from "@/lib/server/route";

export const GET = route(api.listAnnouncements, ({ query }) => listAnnouncements(query));
