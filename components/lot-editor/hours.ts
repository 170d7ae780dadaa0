import { weekdays, type TimeRange, type Weekday } from "@/lib/core/weekly-hours";
import type { Lot } from "@/lib/domain/lot/schema";

export type Hours = NonNullable<Lot["opening_hours"]>;
const usual: TimeRange = { start: "07:00", end: "22:00" };

/** What a lot starts with that is no longer open all the time. */
export const usualHours = (): Hours =>
  Object.fromEntries(weekdays.map((day) => [day, [usual]])) as Hours;

/** Opens or closes a day; it opens as the day before it that is open. */
export function toggleDay(hours: Hours, day: Weekday): Hours {
  if (hours[day].length) return { ...hours, [day]: [] };
  const before = weekdays.slice(0, weekdays.indexOf(day)).findLast((one) => hours[one].length);
  return { ...hours, [day]: [before ? hours[before][0]! : usual] };
}

export const changeDay = (hours: Hours, day: Weekday, change: Partial<TimeRange>): Hours => ({
  ...hours,
  [day]: hours[day].map((range, index) => (index === 0 ? { ...range, ...change } : range)),
});

export const copyDay = (hours: Hours, day: Weekday): Hours =>
  Object.fromEntries(weekdays.map((one) => [one, hours[day]])) as Hours;

/** What a range says that does not end on its own day; null for any other. */
export function endNote({ start, end }: TimeRange): string | null {
  if (start === end) return "open 24 hours";
  if (end === "00:00") return "until midnight";
  return end < start ? "until the next day" : null;
}
