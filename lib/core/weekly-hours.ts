import { Temporal } from "temporal-polyfill";
import { DAY_MS } from "./duration";

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof weekdays)[number];

/** Local times such as "22:00"; an end that is not after its start belongs to the next day. */
export interface TimeRange {
  start: string;
  end: string;
}
export type WeeklyHours = Record<Weekday, TimeRange[]>;

export interface HoursState {
  isActive: boolean;
  /** When `active` changes next; null when it never does. */
  until: Date | null;
}

const WEEK_AND_A_DAY_MS = 8 * DAY_MS;
/** The days to look at: from yesterday, whose ranges may last until today, to eight days ahead. */
const DAYS = { from: -1, count: 10 };

/** Whether an instant lies in the weekly hours. Ranges that touch or overlap count as one range. */
export function hoursStateAt(weekly: WeeklyHours, timezone: string, instant: Date): HoursState {
  const at = instant.getTime();
  const today = Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(timezone)
    .toPlainDate();
  const days = Array.from({ length: DAYS.count }, (_, index) =>
    today.add({ days: DAYS.from + index }),
  );
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

function spansOf(weekly: WeeklyHours, day: Temporal.PlainDate, timezone: string): Span[] {
  const instantOf = (date: Temporal.PlainDate, time: string) =>
    date.toZonedDateTime({ timeZone: timezone, plainTime: Temporal.PlainTime.from(time) })
      .epochMilliseconds;
  return (
    weekly[weekdays[day.dayOfWeek - 1]!]
      .map(({ start, end }) => ({
        from: instantOf(day, start),
        to: instantOf(end > start ? day : day.add({ days: 1 }), end),
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
