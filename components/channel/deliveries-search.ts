import { parseAsString, parseAsStringLiteral, type inferParserType } from "nuqs/server";
import type { DeliveryFilters } from "@/hooks/use-delivery";
import { deliveryKinds } from "@/lib/domain/channel/values";
import { outsideChannels } from "@/lib/domain/preference/values";
import { deliveryStatuses } from "@/lib/domain/notification/values";

/** The search in the URL. */
export const deliveriesParsers = {
  q: parseAsString.withDefault(""),
  kind: parseAsStringLiteral(deliveryKinds),
  channel: parseAsStringLiteral(outsideChannels),
  status: parseAsStringLiteral(deliveryStatuses),
};

export const deliveriesQuery = ({
  q,
  kind,
  channel,
  status,
}: inferParserType<typeof deliveriesParsers>): DeliveryFilters => ({
  search: q.trim() || undefined,
  kind: kind ?? undefined,
  channel: channel ?? undefined,
  status: status ?? undefined,
  page_size: "20",
});
