import { formatDecimal, toDecimal, toMinor } from "@/lib/core/money";
import type { AffectedBooking } from "./use-closing";

type Refunded = Pick<AffectedBooking, "refund_cash" | "currency">;

/** "₱120.00 in cash has to be handed back at the desk."; null where nothing was paid so. */
export function cashToReturn(refunded: readonly Refunded[]): string | null {
  const sum = refunded.reduce((total, { refund_cash }) => total + toMinor(refund_cash), 0);
  const [first] = refunded;
  if (!first || sum === 0) return null;
  const cash = formatDecimal(toDecimal(sum), first.currency);
  return `${cash} in cash has to be handed back at the desk.`;
}
