import { parseAsString, parseAsStringLiteral, type inferParserType } from "nuqs/server";
import type { AuditFilters } from "@/hooks/use-audit";
import { outcomes } from "@/lib/domain/audit/values";

/** The search in the URL. */
export const auditParsers = {
  q: parseAsString.withDefault(""),
  outcome: parseAsStringLiteral(outcomes),
};

export const auditQuery = ({ q, outcome }: inferParserType<typeof auditParsers>): AuditFilters => ({
  search: q.trim() || undefined,
  outcome: outcome ?? undefined,
  page_size: "20",
});
