// Made by `npm run browser-files` from lib/domain/template/api.ts; do not edit.
import type { ClientEndpoint } from "@/lib/http/endpoint";
import type * as api from "./api";

export const getTemplate = {
  method: "GET",
  path: "/api/notification-templates/{id}",
  tag: "notification-templates",
} as ClientEndpoint<typeof api.getTemplate>;
export const listTemplates = {
  method: "GET",
  path: "/api/notification-templates",
  tag: "notification-templates",
} as ClientEndpoint<typeof api.listTemplates>;
export const previewTemplate = {
  method: "POST",
  path: "/api/notification-templates/{id}/preview",
  tag: "notification-templates",
} as ClientEndpoint<typeof api.previewTemplate>;
export const putTemplate = {
  method: "PUT",
  path: "/api/notification-templates/{id}",
  tag: "notification-templates",
} as ClientEndpoint<typeof api.putTemplate>;
export const resetTemplate = {
  method: "POST",
  path: "/api/notification-templates/{id}/reset",
  tag: "notification-templates",
} as ClientEndpoint<typeof api.resetTemplate>;
