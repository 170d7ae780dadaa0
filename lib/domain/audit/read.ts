import { and, count, desc, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Role } from "@/lib/core/actor";
import { db } from "@/lib/core/db";
import { matchesSearch } from "@/lib/core/search";
import { listPage } from "@/lib/http/page";
import type { AuditEntry, auditFilters } from "./schema";
import { auditLog } from "./table";

/** A page of the audit log, the newest first. */
export function listAudit(filters: z.output<typeof auditFilters>) {
  const { search, outcome, role, target } = filters;
  const where = and(
    outcome && eq(auditLog.outcome, outcome),
    role && eq(auditLog.actor_role, role),
    target ? eq(auditLog.target_id, target) : undefined,
    search
      ? matchesSearch(search, [auditLog.actor_name, auditLog.action, auditLog.address])
      : undefined,
  );
  return listPage(filters, async (limit, offset) => ({
    count: (await db().select({ n: count() }).from(auditLog).where(where))[0]!.n,
    rows: (
      await db()
        .select()
        .from(auditLog)
        .where(where)
        .orderBy(desc(auditLog.at), desc(auditLog.id))
        .limit(limit)
        .offset(offset)
    ).map(toWire),
  }));
}

const toWire = (row: typeof auditLog.$inferSelect): AuditEntry => ({
  ...row,
  actor_role: row.actor_role as Role,
  at: row.at.toISOString(),
});
