import { endpoint } from "@/lib/http/endpoint";
import { page } from "@/lib/http/shapes";
import { auditEntry, auditFilters } from "./schema";

export const listAudit = endpoint({
  method: "GET",
  path: "/api/admin/audit",
  tag: "audit",
  summary: "What admins, owners and staff did, or were refused, newest first",
  access: ["admin"],
  query: auditFilters,
  result: page(auditEntry),
});
