import { parseAsString, parseAsStringLiteral, type inferParserType } from "nuqs/server";
import { allRows } from "@/hooks/queries";
import type { TemplateFilters } from "@/hooks/use-template";
import { categories, channels } from "@/lib/event/event";

/** The search in the URL. */
export const templatesParsers = {
  q: parseAsString.withDefault(""),
  category: parseAsStringLiteral(categories),
  channel: parseAsStringLiteral(channels),
};

export const templatesQuery = ({
  category,
  channel,
}: inferParserType<typeof templatesParsers>): TemplateFilters => ({
  ...allRows,
  notification_type: category ?? undefined,
  delivery_channel: channel ?? undefined,
});
