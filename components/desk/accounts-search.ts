import { parseAsString, parseAsStringLiteral, type inferParserType } from "nuqs/server";
import type { AccountFilters } from "@/hooks/use-account";
import { roles } from "@/lib/core/actor";
import { accountStatuses } from "@/lib/domain/user/values";

/** The search in the URL. */
export const accountsParsers = {
  q: parseAsString.withDefault(""),
  role: parseAsStringLiteral(roles),
  state: parseAsStringLiteral(accountStatuses),
};

export const accountsQuery = ({
  q,
  role,
  state,
}: inferParserType<typeof accountsParsers>): AccountFilters => ({
  search: q.trim() || undefined,
  role: role ?? undefined,
  status: state ?? undefined,
  ordering: "-created_at",
  page_size: "20",
});
