import * as api from "@/lib/domain/notification/api";
import { listAnnouncements } from "@/lib/domain/notification/read/announcements";
import { route } from "@/lib/http/route";

export const GET = route(api.listAnnouncements, ({ query }) => listAnnouncements(query));
