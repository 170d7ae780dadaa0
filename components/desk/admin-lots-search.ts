import { parseAsString, type inferParserType } from "nuqs/server";
import type { LotFilters } from "@/hooks/use-lot";

/** The search in the URL. */
export const lotsParsers = { q: parseAsString.withDefault("") };

export const lotsQuery = ({ q }: inferParserType<typeof lotsParsers>): LotFilters => ({
  q: q.trim() || undefined,
  // Closed lots too: all are an administrator's own.
  mine: "true",
  ordering: "name",
  page_size: "20",
});
