import fc from "fast-check";
import { weekdays, type TimeRange, type Weekday, type WeeklyHours } from "@/lib/core/weekly-hours";

/** The same ranges on every day of the week. */
export const everyDay = (ranges: TimeRange[]): WeeklyHours =>
  Object.fromEntries(weekdays.map((day) => [day, ranges])) as WeeklyHours;

const twoDigits = (value: number) => String(value).padStart(2, "0");
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${twoDigits(hour)}:${twoDigits(minute)}`);
/** Times of the hours in which clocks change. */
const nightTime = fc
  .tuple(fc.integer({ min: 0, max: 4 }), fc.constantFrom(0, 1, 10, 15, 29, 30, 31, 45, 59))
  .map(([hour, minute]) => `${twoDigits(hour)}:${twoDigits(minute)}`);

const weeklyOf = (times: fc.Arbitrary<string>): fc.Arbitrary<WeeklyHours> => {
  const ranges = fc.array(fc.record({ start: times, end: times }), { maxLength: 2 });
  return fc.record(
    Object.fromEntries(weekdays.map((day) => [day, ranges])) as Record<Weekday, typeof ranges>,
  );
};
export const anyWeek = weeklyOf(time);
export const anyNightlyWeek = fc.oneof(anyWeek, weeklyOf(nightTime));

export const anyZone = fc.constantFrom(
  "Asia/Manila",
  "Europe/Berlin",
  "America/New_York",
  "UTC",
  "Australia/Lord_Howe",
);

/** Instants far from any clock change, where a wall clock is an independent witness. */
export const anyInstant = fc
  .integer({ min: Date.parse("2026-06-01T00:00:00Z"), max: Date.parse("2026-08-31T00:00:00Z") })
  .map((ms) => new Date(ms));

/** Clock changes of 2026; Lord Howe's clocks move by half an hour. */
const clockChanges = [
  ["Europe/Berlin", "2026-03-29T01:00:00Z"],
  ["Europe/Berlin", "2026-10-25T01:00:00Z"],
  ["America/New_York", "2026-03-08T07:00:00Z"],
  ["America/New_York", "2026-11-01T06:00:00Z"],
  ["Australia/Lord_Howe", "2026-04-04T15:00:00Z"],
  ["Australia/Lord_Howe", "2026-10-03T15:30:00Z"],
] as const;
const HOUR_MS = 3_600_000;
/** Instants from eight days before a clock change to two after, half of them within three hours. */
export const nearClockChange = fc
  .tuple(
    fc.constantFrom(...clockChanges),
    fc.oneof(
      fc.integer({ min: -3 * HOUR_MS, max: 3 * HOUR_MS }),
      fc.integer({ min: -192 * HOUR_MS, max: 48 * HOUR_MS }),
    ),
  )
  .map(([[timezone, change], distance]) => ({
    timezone,
    now: new Date(Date.parse(change) + distance),
  }));

/** Whether the wall clock of a zone stands inside the hours, by comparing its digits. */
export function isInHoursByWallClock(weekly: WeeklyHours, timezone: string, now: Date): boolean {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: timezone,
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(now);
  const part = (type: string) => parts.find((one) => one.type === type)!.value;
  const clock = `${part("hour")}:${part("minute")}`;
  const today = weekdays.indexOf(part("weekday").toLowerCase().slice(0, 3) as Weekday);
  const isToday = ({ start, end }: TimeRange) => clock >= start && (end <= start || clock < end);
  const isSinceYesterday = ({ start, end }: TimeRange) => end <= start && clock < end;
  return (
    weekly[weekdays[today]!].some(isToday) ||
    weekly[weekdays[(today + 6) % 7]!].some(isSinceYesterday)
  );
}
