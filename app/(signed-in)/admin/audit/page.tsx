import type { Metadata } from "next";
import { createLoader, type SearchParams } from "nuqs/server";
import { AuditPage } from "@/components/desk/audit-page";
import { auditParsers, auditQuery } from "@/components/desk/audit-search";
import { Hydrated } from "@/components/hydrated";
import { requireRole } from "@/lib/auth/session";
import * as api from "@/lib/domain/audit/api";
import { listAudit } from "@/lib/domain/audit/read";
import { firstPageOf, prefetch } from "@/lib/server/prefetch";

const searchOf = createLoader(auditParsers);

export const metadata: Metadata = { title: "Audit log" };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireRole("admin");
  const query = auditQuery(await searchOf(searchParams));
  const state = await prefetch(
    actor,
    firstPageOf(api.listAudit, { query }, (parsed) => listAudit(parsed.query)),
  );
  return (
    <Hydrated state={state}>
      <AuditPage />
    </Hydrated>
  );
}
