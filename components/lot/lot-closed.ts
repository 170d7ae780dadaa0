import { hoursStateAt } from "@/lib/core/weekly-hours";
import { openingRefusal } from "@/lib/domain/booking/rules/opening";
import type { Lot } from "@/lib/domain/lot/schema";

export interface LotClosed {
  /** Why the stay is not possible: "The lot is closed when this stay begins." */
  detail: string;
  /** When a stay can begin; null when it can already begin, and the lot closes before it ends. */
  opensAt: string | null;
  /** When the lot closes, of a stay that begins while it is open; null otherwise. */
  closesAt: string | null;
}

/** Whether the lot is closed when a stay begins or ends; null when it is open at both. */
export function lotClosedFor(
  { opening_hours: hours, timezone }: Pick<Lot, "opening_hours" | "timezone">,
  { from, to }: { from: string; to: string },
): LotClosed | null {
  const period = { start: new Date(from), end: new Date(to) };
  const refusal = openingRefusal({ opening_hours: hours, timezone }, period);
  if (!refusal || !hours) return null;
  const { isActive, until } = hoursStateAt(hours, timezone, period.start);
  const changesAt = until?.toISOString() ?? null;
  return {
    detail: refusal.detail,
    opensAt: isActive ? null : changesAt,
    closesAt: isActive ? changesAt : null,
  };
}

/** Why nothing can be booked for a stay, in a word or two; null when it can. */
export function obstacleOf(isPast: boolean, closed: LotClosed | null): string | null {
  if (isPast) return "In the past";
  return closed && "Closed";
}
