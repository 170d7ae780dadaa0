import * as api from "@/lib/domain/booking/api";
import { getCalendarFeed } from "@/lib/domain/booking/read/calendar-feed";
import { createCalendarFeed } from "@/lib/domain/booking/write/create-calendar-feed";
import { deleteCalendarFeed } from "@/lib/domain/booking/write/delete-calendar-feed";
import { publicOrigin } from "@/lib/http/origin";
import { route } from "@/lib/server/route";

export const GET = route(api.getCalendarFeed, ({ actor }) => getCalendarFeed(actor));
export const POST = route(api.createCalendarFeed, ({ actor, request }) =>
  createCalendarFeed(actor, publicOrigin(request.url)),
);
export const DELETE = route(api.deleteCalendarFeed, ({ actor }) => deleteCalendarFeed(actor));
