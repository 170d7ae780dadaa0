import { parseAsString, parseAsStringLiteral, type inferParserType } from "nuqs/server";
import type { PaymentFilters } from "@/hooks/use-payment";
import { paymentMethods, paymentStatuses } from "@/lib/domain/payment/values";

/** The filters in the URL. */
export const paymentsParsers = {
  q: parseAsString.withDefault(""),
  status: parseAsStringLiteral(paymentStatuses),
  payment_method: parseAsStringLiteral(paymentMethods),
};

export const paymentsQuery = ({
  q,
  status,
  payment_method,
}: inferParserType<typeof paymentsParsers>): PaymentFilters => ({
  search: q.trim() || undefined,
  status: status ?? undefined,
  payment_method: payment_method ?? undefined,
  ordering: "-created_at",
  page_size: "20",
});
