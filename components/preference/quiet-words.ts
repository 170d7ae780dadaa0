import { formatMoment } from "@/components/ui/format";
import { weekdays, type Weekday } from "@/lib/core/weekly-hours";
import { quietAt } from "@/lib/domain/preference/rules";
import { quietHours, type DeliverySettings, type QuietHours } from "@/lib/domain/preference/schema";

export type Weekly = QuietHours["weekly"];
export type Range = Weekly[Weekday][number];
export const weekdayNames: Record<Weekday, string> = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
};
export const MOST_RANGES = 4;
/** What a new range starts from: the first of these that the day does not have. */
const proposals: readonly Range[] = [
  { start: "22:00", end: "07:00" },
  { start: "12:00", end: "13:00" },
  { start: "15:00", end: "16:00" },
  { start: "18:00", end: "19:00" },
];
const isSame = (a: Range, b: Range) => a.start === b.start && a.end === b.end;

/** How quiet hours stand at this moment, by the rule that the server follows. */
export function quietState(
  { quiet_hours, timezone }: Pick<DeliverySettings, "quiet_hours" | "timezone">,
  now: Date,
): { active: boolean; text: string } {
  if (!quiet_hours.enabled) return { active: false, text: "Off" };
  const { active, until } = quietAt(quiet_hours, timezone, now);
  const at = until && formatMoment(until.toISOString(), timezone);
  if (active) return { active, text: at ? `Active now until ${at}` : "Active now, all week" };
  return { active, text: at ? `Begins at ${at}` : "No hours chosen yet" };
}

/** Changes to one day's ranges. */
export const withRange = (
  weekly: Weekly,
  day: Weekday,
  index: number,
  change: Partial<Range>,
): Weekly => ({
  ...weekly,
  [day]: weekly[day].map((range, at) => (at === index ? { ...range, ...change } : range)),
});
export const withNewRange = (weekly: Weekly, day: Weekday): Weekly => ({
  ...weekly,
  [day]: [
    ...weekly[day],
    ...proposals
      .filter((proposal) => !weekly[day].some((range) => isSame(range, proposal)))
      .slice(0, 1),
  ],
});
export const withoutRange = (weekly: Weekly, day: Weekday, index: number): Weekly => ({
  ...weekly,
  [day]: weekly[day].filter((_, at) => at !== index),
});
export const copiedToAll = (weekly: Weekly, day: Weekday): Weekly =>
  Object.fromEntries(weekdays.map((other) => [other, weekly[day]])) as Weekly;

export type RangeErrors = Partial<Record<`${Weekday}.${number}.${"start" | "end"}`, string>>;

/** What is wrong, by field. An end before its start is the next day's and is fine. */
export function errorsOf(weekly: Weekly): RangeErrors {
  const checked = quietHours.shape.weekly.safeParse(weekly);
  const faults =
    checked.error?.issues.map(({ path, message }) => [
      path.join("."),
      message === "A time reads like 22:00." ? "Enter a time." : message,
    ]) ?? [];
  return Object.fromEntries([...repeats(weekly), ...faults]);
}

const repeats = (weekly: Weekly) =>
  weekdays.flatMap((day) =>
    weekly[day].flatMap((range, index, ranges) =>
      ranges.slice(0, index).some((earlier) => isSame(earlier, range))
        ? [[`${day}.${index}.start`, "These hours are there already."]]
        : [],
    ),
  );

/** "until 07:00 the next day" needs saying where the clock goes past midnight. */
export const isOvernight = ({ start, end }: Range) => start !== "" && end !== "" && end <= start;
