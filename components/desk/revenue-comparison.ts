import { dateTexts } from "@/lib/core/formats";
import { formatDecimal } from "@/lib/core/money";
import type { OwnerSummary } from "@/lib/domain/desk/schema";

/** Above this, the amount says more than the percentage. */
const MAX_PERCENT = 300;

type Revenue = Pick<OwnerSummary, "revenue" | "revenue_last_week" | "date" | "currency">;

/** An amount without the cents when they are zero, for large figures. */
export const formatWhole = (amount: string, currency: string) =>
  formatDecimal(amount, currency).replace(/\.00$/, "");

/** "+12 % on last Monday by now"; null when nothing had been earned by then. */
export function revenueComparison(summary: Revenue): string | null {
  const before = Number(summary.revenue_last_week);
  if (before === 0) return null;
  const change = Math.round((Number(summary.revenue) / before - 1) * 100);
  const weekday = weekdayOf(summary.date);
  return change > MAX_PERCENT
    ? `${formatWhole(summary.revenue_last_week, summary.currency)} last ${weekday} by now`
    : `${signOf(change)}${Math.abs(change)} % on last ${weekday} by now`;
}

const weekdayOf = (date: string) => dateTexts(`${date.slice(0, 10)}T00:00:00Z`, "UTC").longWeekday;

function signOf(change: number): string {
  if (change === 0) return "±";
  return change > 0 ? "+" : "−";
}
