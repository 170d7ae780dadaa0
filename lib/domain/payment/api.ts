import { z } from "zod";
import { endpoint } from "@/lib/http/endpoint";
import { id, idParams, page, pageQuery } from "@/lib/http/shapes";
import {
  declined,
  declinePaymentRequest,
  payment,
  paymentFilters,
  queue,
  summary,
  verification,
  verified,
} from "./schema";

const tag = "payments";
const verifiers = ["owner", "admin"] as const;
const verifyShape = {
  method: "POST",
  tag,
  summary: "Confirm that the cash was received",
  access: verifiers,
  idempotent: true,
  params: idParams,
  body: verification,
  result: verified,
} as const;
const declineShape = {
  method: "POST",
  tag,
  summary: "Decline a cash payment and release its slot",
  access: verifiers,
  idempotent: true,
  params: idParams,
  body: declinePaymentRequest,
  result: declined,
} as const;
const listShape = {
  method: "GET",
  tag,
  summary: "Payments of my lots; all of them for admins",
  query: paymentFilters,
  result: page(payment),
} as const;

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
export const listAdminPayments = endpoint({
  ...listShape,
  path: "/api/admin/payments",
  access: ["admin"],
});
export const listOwnerPayments = endpoint({
  ...listShape,
  path: "/api/owner/payments",
  access: verifiers,
});
export const verifyOwnerPayment = endpoint({
  ...verifyShape,
  path: "/api/owner/payments/{id}/verify",
});
export const verifyAdminPayment = endpoint({
  ...verifyShape,
  path: "/api/admin/payments/{id}/verify",
});
export const declineOwnerPayment = endpoint({
  ...declineShape,
  path: "/api/owner/payments/{id}/decline",
});
export const declineAdminPayment = endpoint({
  ...declineShape,
  path: "/api/admin/payments/{id}/decline",
});
export const getQueue = endpoint({
  method: "GET",
  path: "/api/admin/queue",
  tag: "queue",
  summary: "Everything that waits for a decision, oldest first",
  access: ["admin"],
  result: queue,
});
export const getOwnerDashboard = endpoint({
  method: "GET",
  path: "/api/owner/dashboard",
  tag: "dashboard",
  summary: "Today at a glance",
  access: verifiers,
  query: z.strictObject({ lot: id.optional() }),
  result: summary,
});
