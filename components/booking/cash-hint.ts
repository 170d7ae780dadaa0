import { formatMinutes } from "@/components/ui/format";
import type { Lot } from "@/lib/domain/lot/schema";

/** What paying a new booking in cash means; null where the lot takes none. */
export function cashHint({ mode, policy }: Lot, isForNow: boolean): string | null {
  if (!policy.cash_accepted) return null;
  const hold = formatMinutes(policy.cash_hold_minutes);
  if (mode === "request" && !isForNow)
    return `Once your request is approved, pay at the desk up to ${hold} after the start.`;
  const begin = mode === "request" ? "Once your request is approved, the" : "The";
  const start = isForNow ? " Your time starts when the cash is confirmed." : "";
  return `${begin} slot is held for ${hold} while you walk to the desk.${start}`;
}
