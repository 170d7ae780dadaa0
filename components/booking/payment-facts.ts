import { methodNames } from "@/components/payment/payment-names";
import { formatDated } from "@/components/ui/format";
import { formatDecimal } from "@/lib/core/money";
import type { Booking } from "@/lib/domain/booking/schema";

type Paid = Pick<Booking, "payments" | "currency"> & { lot: Pick<Booking["lot"], "timezone"> };

/** When and how the money came, each payment of several with its amount. */
export function paymentFacts({ payments = [], currency, lot }: Paid): [string, string][] {
  const dated = (at: string) => formatDated(at, lot.timezone);
  const [only] = payments;
  if (only && payments.length === 1)
    return [
      ["Paid on", dated(only.paid_at)],
      ["Paid by", methodNames[only.method].toLowerCase()],
    ];
  return payments.map(({ method, amount, paid_at }) => [
    `Paid by ${methodNames[method].toLowerCase()}`,
    `${formatDecimal(amount, currency)}, ${dated(paid_at)}`,
  ]);
}
