import { clockTimePattern, weekdays, type Weekday } from "@/lib/core/weekly-hours";
import type { QuietHours } from "@/lib/domain/preference/schema";

export type Weekly = QuietHours["weekly"];
export type Range = Weekly[Weekday][number];
export const MAX_RANGES = 4;
/** A new range is the first of these that the day does not have. */
const proposals: readonly Range[] = [
  { start: "22:00", end: "07:00" },
  { start: "12:00", end: "13:00" },
  { start: "15:00", end: "16:00" },
  { start: "18:00", end: "19:00" },
];
const isSame = (a: Range, b: Range) => a.start === b.start && a.end === b.end;

export const changeRange = (
  weekly: Weekly,
  day: Weekday,
  index: number,
  change: Partial<Range>,
): Weekly => ({
  ...weekly,
  [day]: weekly[day].map((range, at) => (at === index ? { ...range, ...change } : range)),
});

export function addRange(weekly: Weekly, day: Weekday): Weekly {
  const newRange = proposals.find(
    (proposal) => !weekly[day].some((range) => isSame(range, proposal)),
  );
  return newRange ? { ...weekly, [day]: [...weekly[day], newRange] } : weekly;
}

export const removeRange = (weekly: Weekly, day: Weekday, index: number): Weekly => ({
  ...weekly,
  [day]: weekly[day].filter((_, at) => at !== index),
});

export const copyToAllDays = (weekly: Weekly, day: Weekday): Weekly =>
  Object.fromEntries(weekdays.map((other) => [other, weekly[day]])) as Weekly;

export type RangeErrors = Partial<Record<`${Weekday}.${number}.${"start" | "end"}`, string>>;

/** The errors of a week by field. An end before its start is on the next day, which is valid. */
export function errorsOf(weekly: Weekly): RangeErrors {
  return Object.fromEntries([...repeatedRanges(weekly), ...unreadableTimes(weekly)]);
}

const unreadableTimes = (weekly: Weekly): [string, string][] =>
  weekdays.flatMap((day) =>
    weekly[day].flatMap((range, index) =>
      (["start", "end"] as const)
        .filter((side) => !clockTimePattern.test(range[side]))
        .map((side): [string, string] => [`${day}.${index}.${side}`, "Enter a time."]),
    ),
  );

const repeatedRanges = (weekly: Weekly): [string, string][] =>
  weekdays.flatMap((day) =>
    weekly[day].flatMap((range, index, ranges): [string, string][] =>
      ranges.slice(0, index).some((earlier) => isSame(earlier, range))
        ? [[`${day}.${index}.start`, "This range is already listed."]]
        : [],
    ),
  );

/** Whether a range ends on the next day. */
export const isOvernight = ({ start, end }: Range) => start !== "" && end !== "" && end <= start;
