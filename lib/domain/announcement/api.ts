import { z } from "zod";
import { endpoint } from "@/lib/http/endpoint";
import { idParams, page, pageQuery } from "@/lib/http/shapes";
import { announcement, audience, audienceQuery, composed, composeRequest } from "./schema";

const tag = "announcements";
const admins = ["admin"] as const;
const base = "/api/admin/announcements";

export const composeNotification = endpoint({
  method: "POST",
  path: "/api/notifications",
  tag: "notifications",
  access: ["staff", "owner", "admin"],
  summary: "Write to a person, several, a role, or the drivers of a lot",
  body: composeRequest,
  refusals: [404],
  result: composed,
  status: 201,
  idempotent: true,
  limit: { points: 60, seconds: 60 },
});
export const listAnnouncements = endpoint({
  method: "GET",
  path: base,
  tag,
  access: admins,
  summary: "Announcements of administrators, sent and scheduled",
  query: z.strictObject({ ...pageQuery }),
  result: page(announcement),
});
export const countAudience = endpoint({
  method: "GET",
  path: `${base}/audience`,
  tag,
  access: admins,
  summary: "How many people an announcement would go to now",
  query: audienceQuery,
  result: audience,
});
export const cancelAnnouncement = endpoint({
  method: "DELETE",
  path: `${base}/{id}`,
  tag,
  access: admins,
  summary: "Cancel what has not been sent yet",
  params: idParams,
  refusals: [409],
  result: z.void(),
  status: 204,
});
