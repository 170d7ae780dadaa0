import { formatMinutes, formatMoment } from "@/components/ui/format";
import { serverNow } from "@/hooks/server-clock";
import { MINUTE_MS } from "@/lib/core/duration";
import { deskTime } from "@/lib/domain/booking/rules/opening";
import type { Lot } from "@/lib/domain/lot/schema";

/** What paying a new booking in cash means; null where the lot takes none. */
export function cashHint(lot: Lot, isForNow: boolean, readerZone = lot.timezone): string | null {
  const { mode, policy } = lot;
  if (!policy.cash_accepted) return null;
  const hold = formatMinutes(policy.cash_hold_minutes);
  if (mode === "request" && !isForNow)
    return `Once your request is approved, pay at the desk up to ${hold} after the start.`;
  const atNight = isForNow ? null : closedHint(lot, readerZone);
  if (atNight) return atNight;
  const begin = mode === "request" ? "Once your request is approved, the" : "The";
  const start = isForNow ? " Your time starts when the cash is confirmed." : "";
  return `${begin} slot is held for ${hold} while you walk to the desk.${start}`;
}

/** Until when to pay at a desk that is closed now; null while it is open. */
function closedHint(lot: Lot, readerZone: string): string | null {
  const now = serverNow();
  const opensAt = deskTime(lot, new Date(now)).getTime();
  if (opensAt <= now) return null;
  const until = new Date(opensAt + lot.policy.cash_hold_minutes * MINUTE_MS).toISOString();
  return `The desk is closed now. Pay there by ${formatMoment(until, lot.timezone, readerZone)}.`;
}
