import { formatDay, formatTime, foreignZone } from "@/components/ui/format";
import type { OwnerSummary } from "@/lib/domain/desk/schema";

type Arrivals = Pick<OwnerSummary, "arriving_soon" | "next_arrival">;

/** "first at 14:30" within the next hour, else "next tomorrow at 08:00", in the lot's zone. */
export function nextArrival(
  { arriving_soon, next_arrival }: Arrivals,
  timezone: string,
  readerZone: string,
): string {
  if (!next_arrival) return "no arrivals expected";
  const day = formatDay(next_arrival, timezone);
  const zone = foreignZone(timezone, readerZone, next_arrival);
  const time = [formatTime(next_arrival, timezone), zone].filter(Boolean).join(" ");
  return arriving_soon ? `first at ${time}` : `next ${day === "today" ? "" : `${day} `}at ${time}`;
}
