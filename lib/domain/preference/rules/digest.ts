import { HOUR_MS } from "@/lib/core/duration";
import { localDay, timeOfDay } from "@/lib/core/local-time";

const DAILY_DIGEST_AT = "08:00";

/** When the next digest is due: at the full hour, or at 08:00 in the person's zone. */
export function nextDigest(digest: string, timezone: string, now: Date): Date {
  if (digest === "hourly") return new Date((Math.floor(now.getTime() / HOUR_MS) + 1) * HOUR_MS);
  const today = localDay(now.getTime(), timezone);
  const at = (day: number) => timeOfDay(day, DAILY_DIGEST_AT, timezone);
  return new Date(at(today) > now.getTime() ? at(today) : at(today + 1));
}
