import { formatMinutes } from "@/components/ui/format";
import { hoursStateAt } from "@/lib/core/weekly-hours";
import { openingRefusal } from "@/lib/domain/booking/rules/opening";
import type { Lot } from "@/lib/domain/lot/schema";
import { hasPassed, rangeOf, type Stay } from "./stay";

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

type Rules = Pick<Lot, "opening_hours" | "timezone" | "policy" | "status" | "total_slots">;

/** Why nothing can be booked for a stay, in a few words; null when it can. */
export function obstacleOf(lot: Rules, stay: Stay, nowMinute: number): string | null {
  if (lot.status !== "active") return "Closed";
  if (lot.total_slots === 0) return "No slots yet";
  if (hasPassed(stay, nowMinute)) return "In the past";
  return lengthObstacle(lot, stay) ?? (lotClosedFor(lot, rangeOf(stay, nowMinute)) && "Closed");
}

/** "At most 24 h" of a stay that is longer than the lot allows; null of another one. */
export const lengthObstacle = (
  { policy }: Pick<Lot, "policy">,
  { minutes }: Stay,
): string | null =>
  minutes > policy.max_stay_minutes ? `At most ${formatMinutes(policy.max_stay_minutes)}` : null;
