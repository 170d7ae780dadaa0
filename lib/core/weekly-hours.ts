import { DAY_MS } from "./duration";
import { localDay, timeOfDay } from "./local-time";

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
/** "07:30"; a day has no 24:00. */
export const clockTimePattern = /^([01]\d|2[0-3]):[0-5]\d$/;
export type Weekday = (typeof weekdays)[number];
export const weekdayNames: Record<Weekday, string> = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
};

/** Local times such as "22:00"; an end that is not after its start belongs to the next day. */
export interface TimeRange {
  start: string;
  end: string;
}
export type WeeklyHours = Record<Weekday, TimeRange[]>;

export interface HoursState {
  isActive: boolean;
  /** When `isActive` changes next; null when it never does. */
  until: Date | null;
}

const WEEK_AND_A_DAY_MS = 8 * DAY_MS;
/** The days to look at: from yesterday, whose ranges may last until today, to eight days ahead. */
const DAYS = { from: -1, count: 10 };

/** Whether an instant lies in the weekly hours. Ranges that touch or overlap count as one range. */
export function hoursStateAt(weekly: WeeklyHours, timezone: string, instant: Date): HoursState {
  const at = instant.getTime();
  const today = localDay(at, timezone);
  const days = Array.from({ length: DAYS.count }, (_, index) => today + DAYS.from + index);
  const spans = merge(days.flatMap((day) => spansOf(weekly, day, timezone)));
  const current = spans.find((span) => span.from <= at && at < span.to);
  if (current) {
    const isEndless = current.to - at > WEEK_AND_A_DAY_MS;
    return { isActive: true, until: isEndless ? null : new Date(current.to) };
  }
  const next = spans.find((span) => span.from > at);
  return { isActive: false, until: next ? new Date(next.from) : null };
}

/** From and to in epoch milliseconds. */
interface Span {
  from: number;
  to: number;
}

/** `day`: days of the calendar since 1970, which began with a Thursday. */
function spansOf(weekly: WeeklyHours, day: number, timezone: string): Span[] {
  return (
    weekly[weekdays[(day + 3) % weekdays.length]!]
      .map(({ start, end }) => ({
        from: timeOfDay(day, start, timezone),
        to: timeOfDay(end > start ? day : day + 1, end, timezone),
      }))
      // A range inside the hour that a clock change skips ends before it begins.
      .filter(({ from, to }) => from < to)
  );
}

function merge(spans: Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else merged.push({ ...span });
  }
  return merged;
}
