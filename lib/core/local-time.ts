import { DAY_MS, MINUTE_MS } from "./duration";

/**
 * Local times by `Intl`, for the browser: some browsers have no Temporal, and its polyfill is too
 * large for a page. A local time is text such as "2026-11-22T10:00".
 */
const LOCAL_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/;
const parts: Intl.DateTimeFormatOptions = {
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  second: "numeric",
  hourCycle: "h23",
};

/** Clocks change at full quarters of an hour. */
const QUARTER_MS = 15 * MINUTE_MS;
const MAX_ZONES = 1000;
const MAX_QUARTERS = 2000;

interface Zone {
  format: Intl.DateTimeFormat;
  offsets: Map<number, number>;
}
const zones = new Map<string, Zone>();

/** The offset of a zone at an instant, in milliseconds. Asking `Intl` each time costs too much. */
export function offsetAt(at: number, timeZone: string): number {
  const { format, offsets } = zoneOf(timeZone);
  const quarter = Math.floor(at / QUARTER_MS);
  const known = offsets.get(quarter);
  if (known !== undefined) return known;
  if (offsets.size >= MAX_QUARTERS) offsets.clear();
  const offset = measureOffset(quarter * QUARTER_MS, format);
  offsets.set(quarter, offset);
  return offset;
}

function zoneOf(timeZone: string): Zone {
  const known = zones.get(timeZone);
  if (known) return known;
  if (zones.size >= MAX_ZONES) zones.clear();
  const format = new Intl.DateTimeFormat("en-GB", { timeZone, ...parts });
  const zone = { format, offsets: new Map<number, number>() };
  zones.set(timeZone, zone);
  return zone;
}

function measureOffset(at: number, format: Intl.DateTimeFormat): number {
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
  const { year, month, day, hour, minute, second } = part;
  return Date.UTC(year!, month! - 1, day, hour, minute, second) - at;
}

/** The local time of an instant with its seconds: "2026-11-22T10:00:00". */
export const localTime = (at: number, timeZone: string): string =>
  new Date(at + offsetAt(at, timeZone)).toISOString().slice(0, 19);

/** The local time of an instant to the minute. */
export const localMinute = (iso: string, timeZone: string): string =>
  localTime(Date.parse(iso), timeZone).slice(0, 16);

/** Days of the calendar since 1970 at an instant, in milliseconds since 1970, in a zone. */
export const localDay = (at: number, timeZone: string): number =>
  Math.floor((at + offsetAt(at, timeZone)) / DAY_MS);

/** The offsets of a zone, in milliseconds, on both sides of a local time. */
function offsetsAround(local: string, timeZone: string) {
  const wanted = Date.parse(`${local}Z`);
  // A 30 February becomes 2 March.
  const isTime =
    LOCAL_TIME.test(local) &&
    !Number.isNaN(wanted) &&
    new Date(wanted).toISOString().startsWith(local);
  if (!isTime) return null;
  const offsetOf = (at: number) => offsetAt(at, timeZone);
  return { wanted, offsetOf, before: offsetOf(wanted - DAY_MS), after: offsetOf(wanted + DAY_MS) };
}

const toInstant = (at: number) => new Date(at).toISOString().replace(".000Z", "Z");

/**
 * The instants of a local time, the earlier one first: none where a change of clocks skips it or
 * where it is not a time, two where the hour is repeated.
 */
export function instantsOf(local: string, timeZone: string): string[] {
  const around = offsetsAround(local, timeZone);
  if (!around) return [];
  const { wanted, offsetOf, before, after } = around;
  return [...new Set([before, after])]
    .filter((offset) => offsetOf(wanted - offset) === offset)
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
    if (around.offsetOf(middle) === around.before) low = middle;
    else high = middle;
  }
  return toInstant(high);
}

/** The instant, in milliseconds since 1970, of a time such as "22:00" on a day of `localDay`. */
export const timeOfDay = (day: number, time: string, timeZone: string): number =>
  Date.parse(instantOf(`${new Date(day * DAY_MS).toISOString().slice(0, 10)}T${time}`, timeZone)!);
