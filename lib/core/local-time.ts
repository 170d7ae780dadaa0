import { DAY_MS, MINUTE_MS } from "./duration";
import { dateFormat } from "./formats";

/**
 * Local times by `Intl`, for the browser: some browsers have no Temporal, and its polyfill is too
 * large for a page. A local time is text such as "2026-11-22T10:00".
 */
const LOCAL_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/;
const parts: Intl.DateTimeFormatOptions = {
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
};

/** The local time of an instant with its seconds: "2026-11-22T10:00:00". */
function localTime(at: number, timeZone: string): string {
  const part: Record<string, string> = {};
  for (const { type, value } of dateFormat(timeZone, parts).formatToParts(at)) part[type] = value;
  const day = `${part.year!.padStart(4, "0")}-${part.month}-${part.day}`;
  return `${day}T${part.hour}:${part.minute}:${part.second}`;
}

/** The local time of an instant to the minute. */
export const localMinute = (iso: string, timeZone: string): string =>
  localTime(Date.parse(iso), timeZone).slice(0, 16);

/** Days of the calendar since 1970 at an instant, in milliseconds since 1970, in a zone. */
export const localDay = (at: number, timeZone: string): number =>
  Date.parse(localTime(at, timeZone).slice(0, 10)) / DAY_MS;

/** The offsets of a zone, in milliseconds, on both sides of a local time. */
function offsetsAround(local: string, timeZone: string) {
  const wanted = Date.parse(`${local}Z`);
  // A 30 February becomes 2 March.
  const isTime =
    LOCAL_TIME.test(local) &&
    !Number.isNaN(wanted) &&
    new Date(wanted).toISOString().startsWith(local);
  const offsetAt = (at: number) => Date.parse(`${localTime(at, timeZone)}Z`) - at;
  return isTime
    ? { wanted, offsetAt, before: offsetAt(wanted - DAY_MS), after: offsetAt(wanted + DAY_MS) }
    : null;
}

const toInstant = (at: number) => new Date(at).toISOString().replace(".000Z", "Z");

/**
 * The instants of a local time, the earlier one first: none where a change of clocks skips it or
 * where it is not a time, two where the hour is repeated.
 */
export function instantsOf(local: string, timeZone: string): string[] {
  const around = offsetsAround(local, timeZone);
  if (!around) return [];
  const { wanted, offsetAt, before, after } = around;
  return [...new Set([before, after])]
    .filter((offset) => offsetAt(wanted - offset) === offset)
    .map((offset) => wanted - offset)
    .sort((a, b) => a - b)
    .map(toInstant);
}

/**
 * The instant of a local time; null when it is not one. In a repeated hour it is
 * the first of the two; a time that a change of clocks skips is counted from before the change.
 */
export function instantOf(local: string, timeZone: string): string | null {
  const around = offsetsAround(local, timeZone);
  if (!around) return null;
  return instantsOf(local, timeZone)[0] ?? toInstant(around.wanted - around.before);
}

/** When the clocks go forward over a skipped local time: its first instant after the change. */
export function endOfSkipped(local: string, timeZone: string): string | null {
  const around = offsetsAround(local, timeZone);
  if (!around) return null;
  let [low, high] = [around.wanted - DAY_MS, around.wanted + DAY_MS];
  while (high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE_MS) * MINUTE_MS;
    if (around.offsetAt(middle) === around.before) low = middle;
    else high = middle;
  }
  return toInstant(high);
}

/** The instant, in milliseconds since 1970, of a time such as "22:00" on a day of `localDay`. */
export const timeOfDay = (day: number, time: string, timeZone: string): number =>
  Date.parse(instantOf(`${new Date(day * DAY_MS).toISOString().slice(0, 10)}T${time}`, timeZone)!);
