import { Temporal } from "temporal-polyfill";
import { formatMoment, formatTime } from "@/components/ui/format";

export interface SnoozeTime {
  label: string;
  until: string;
  words: string;
}

const EVENING = Temporal.PlainTime.from("18:00"),
  MORNING = Temporal.PlainTime.from("08:00");
/** A time that is closer than this is not offered. */
const MIN_MINUTES = 15;

/** The times that a snooze may last until, in the person's time zone. `now`: server time in ms. */
export function snoozeTimes(now: number, timezone: string): SnoozeTime[] {
  const here = Temporal.Instant.fromEpochMilliseconds(Math.round(now)).toZonedDateTimeISO(timezone);
  // On a Sunday the next Monday is already offered as "Tomorrow".
  const nextMonday = here.add({ days: here.dayOfWeek === 7 ? 8 : 8 - here.dayOfWeek });
  const times: [string, Temporal.ZonedDateTime][] = [
    ["1 hour", here.add({ hours: 1 }).round({ smallestUnit: "second", roundingMode: "floor" })],
    ["This evening", here.withPlainTime(EVENING)],
    ["Tomorrow", here.add({ days: 1 }).withPlainTime(MORNING)],
    ["Next week", nextMonday.withPlainTime(MORNING)],
  ];
  return times
    .filter(([, at]) => here.until(at, { largestUnit: "minutes" }).minutes >= MIN_MINUTES)
    .map(([label, at]) => {
      const until = at.toInstant().toString();
      const format = label === "Tomorrow" ? formatTime : formatMoment;
      return { label, until, words: format(until, timezone) };
    });
}
