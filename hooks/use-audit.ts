"use client";
import { listAudit } from "@/lib/domain/audit/client";
import type { Input } from "@/lib/http/endpoint";
import { useEndpointPages } from "./query";

export type AuditFilters = NonNullable<Input<typeof listAudit>["query"]>;

export const useAudit = (query: AuditFilters) => useEndpointPages(listAudit, { query });
