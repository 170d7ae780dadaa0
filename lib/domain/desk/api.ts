import { z } from "zod";
import { endpoint } from "@/lib/http/endpoint";
import { id, idParams, page, pageQuery } from "@/lib/http/shapes";
import {
  accountDetails,
  accountFilters,
  accountRow,
  payment,
  paymentFilters,
  queue,
  summary,
} from "./schema";

const tag = "payments";
const managers = ["owner", "admin"] as const;

export const listMyPayments = endpoint({
  method: "GET",
  path: "/api/payments",
  tag,
  summary: "My payments",
  access: "user",
  query: z.strictObject({ ...pageQuery }),
  result: page(payment),
});
export const getPayment = endpoint({
  method: "GET",
  path: "/api/payments/{id}",
  tag,
  summary: "One payment",
  access: "user",
  params: idParams,
  result: payment,
});

const listShape = {
  method: "GET",
  tag,
  summary: "Payments of my lots; all of them for admins",
  query: paymentFilters,
  result: page(payment),
} as const;
export const listAdminPayments = endpoint({
  ...listShape,
  path: "/api/admin/payments",
  access: ["admin"],
});
export const listOwnerPayments = endpoint({
  ...listShape,
  path: "/api/owner/payments",
  access: managers,
});

export const getQueue = endpoint({
  method: "GET",
  path: "/api/admin/queue",
  tag: "queue",
  summary: "Everything that waits for a decision, oldest first",
  access: ["admin"],
  result: queue,
});
export const listAccounts = endpoint({
  method: "GET",
  path: "/api/admin/users",
  tag: "users",
  summary: "Accounts, newest first",
  access: ["admin"],
  query: accountFilters,
  result: page(accountRow),
});
export const getAccount = endpoint({
  method: "GET",
  path: "/api/admin/users/{id}",
  tag: "users",
  summary: "One account with its history",
  access: ["admin"],
  params: idParams,
  result: accountDetails,
});
export const getOwnerDashboard = endpoint({
  method: "GET",
  path: "/api/owner/dashboard",
  tag: "dashboard",
  summary: "Today at a glance",
  access: managers,
  query: z.strictObject({ lot: id.optional() }),
  refusals: [404],
  result: summary,
});
