import { HOUR_MS } from "@/lib/core/duration";
import { localDay, timeOfDay } from "@/lib/core/local-time";

/** When a pause "until tomorrow" ends, in the person's zone. */
const MORNING = "07:00";

const isoOf = (at: number) => new Date(at).toISOString();

/** The pauses that one press chooses; `now` in milliseconds since 1970. */
export const pauseEnds: readonly {
  label: string;
  endAt: (now: number, timezone: string) => string;
}[] = [
  { label: "1 h", endAt: (now) => isoOf(now + HOUR_MS) },
  {
    label: "Until tomorrow",
    endAt: (now, timezone) => isoOf(timeOfDay(localDay(now, timezone) + 1, MORNING, timezone)),
  },
];
