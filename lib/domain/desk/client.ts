// Made by `npm run browser-files` from lib/domain/desk/api.ts; do not edit.
import type { ClientEndpoint } from "@/lib/http/endpoint";
import type * as api from "./api";

export const getOwnerDashboard = {
  method: "GET",
  path: "/api/owner/dashboard",
  tag: "dashboard",
} as ClientEndpoint<typeof api.getOwnerDashboard>;
export const getPayment = {
  method: "GET",
  path: "/api/payments/{id}",
  tag: "payments",
} as ClientEndpoint<typeof api.getPayment>;
export const getQueue = { method: "GET", path: "/api/admin/queue", tag: "queue" } as ClientEndpoint<
  typeof api.getQueue
>;
export const listAdminPayments = {
  method: "GET",
  path: "/api/admin/payments",
  tag: "payments",
} as ClientEndpoint<typeof api.listAdminPayments>;
export const listMyPayments = {
  method: "GET",
  path: "/api/payments",
  tag: "payments",
} as ClientEndpoint<typeof api.listMyPayments>;
export const listOwnerPayments = {
  method: "GET",
  path: "/api/owner/payments",
  tag: "payments",
} as ClientEndpoint<typeof api.listOwnerPayments>;
