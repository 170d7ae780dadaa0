import { endpoint } from "@/lib/http/endpoint";
import { idParams, page, putBody } from "@/lib/http/shapes";
import { preview, previewRequest, template, templateChange, templatesQuery } from "./schema";

const tag = "notification-templates";
const readers = ["staff", "admin"] as const;
const admins = ["admin"] as const;
const base = "/api/notification-templates";

export const listTemplates = endpoint({
  method: "GET",
  path: base,
  tag,
  access: readers,
  summary: "Templates of all notifications",
  query: templatesQuery,
  result: page(template),
});
export const getTemplate = endpoint({
  method: "GET",
  path: `${base}/{id}`,
  tag,
  access: readers,
  summary: "A template with its versions",
  params: idParams,
  result: template,
});
export const putTemplate = endpoint({
  method: "PUT",
  path: `${base}/{id}`,
  tag,
  access: admins,
  summary: "Change a template",
  params: idParams,
  body: putBody(templateChange, template),
  refusals: [409],
  result: template,
});
export const previewTemplate = endpoint({
  method: "POST",
  path: `${base}/{id}/preview`,
  tag,
  access: admins,
  summary: "Preview a template with sample data",
  params: idParams,
  body: previewRequest,
  result: preview,
});
export const resetTemplate = endpoint({
  method: "POST",
  path: `${base}/{id}/reset`,
  tag,
  access: admins,
  summary: "Reset a template to the built-in words",
  params: idParams,
  result: template,
});
