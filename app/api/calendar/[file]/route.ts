import * as api from "@/lib/domain/booking/api";
import { calendarOfFeed } from "@/lib/domain/booking/read/calendar";
import { publicOrigin } from "@/lib/http/origin";
import { route } from "@/lib/server/route";

export const GET = route(api.calendarFeed, ({ params, request }) =>
  calendarOfFeed(params.file.replace(/\.ics$/, ""), publicOrigin(request.url)),
);
