import { parseAsString, parseAsStringLiteral, type inferParserType } from "nuqs/server";
import type { DeliveryFilters } from "@/hooks/use-delivery";
import { outsideChannels } from "@/lib/domain/preference/values";
import { deliveryStatuses } from "@/lib/domain/notification/values";

/** The search in the URL. */
export const deliveriesParsers = {
  q: parseAsString.withDefault(""),
  channel: parseAsStringLiteral(outsideChannels),
  status: parseAsStringLiteral(deliveryStatuses),
};

export const deliveriesQuery = ({
  q,
  channel,
  status,
}: inferParserType<typeof deliveriesParsers>): DeliveryFilters => ({
  search: q.trim() || undefined,
  channel: channel ?? undefined,
  status: status ?? undefined,
  page_size: "20",
});
