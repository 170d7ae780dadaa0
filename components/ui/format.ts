import { serverNow } from "@/hooks/server-clock";
import { dateTexts, dayText, offsetName, timeText } from "@/lib/core/formats";
import { DAY_MS, HOUR_S, MINUTE_MS, MINUTE_S } from "@/lib/core/duration";
import { localDay } from "@/lib/core/local-time";

// All times are formatted here, in the given time zone, usually that of the lot.

const MINUTES_OF_HOUR = 60;
const MINUTES_OF_DAY = 24 * MINUTES_OF_HOUR;
/** From this age on, a moment is shown instead of "5 h ago". */
const MAX_AGO_MINUTES = 6 * MINUTES_OF_HOUR;

const daysFromToday = (iso: string, timeZone: string) =>
  localDay(Date.parse(iso), timeZone) - localDay(Math.round(serverNow()), timeZone);

/** "14:30" */
export const formatTime = timeText;

/** " 2025", or an empty text for a moment of this year. */
function yearNote(iso: string, timeZone: string): string {
  const { year } = dateTexts(iso, timeZone);
  const present = dateTexts(new Date(Math.round(serverNow())).toISOString(), timeZone).year;
  return year === present ? "" : ` ${year}`;
}

/** "Sun 22 Nov", with its year where that is not the present one. */
export const formatDate = (iso: string, timeZone: string) =>
  dayText(iso, timeZone) + yearNote(iso, timeZone);
/** "Saturday 21 November", with its year as `formatDate`. */
export function formatLongDate(iso: string, timeZone: string): string {
  const { longWeekday, day, longMonth } = dateTexts(iso, timeZone);
  return `${longWeekday} ${day} ${longMonth}${yearNote(iso, timeZone)}`;
}
/** "SUN" and "22", for a calendar leaf. */
export function formatLeaf(iso: string, timeZone: string) {
  const { weekday, day } = dateTexts(iso, timeZone);
  return { weekday: weekday.toUpperCase(), day };
}
/** "Sat 21 Nov, 14:30", with the zone ("GMT+8") where the reader's clock shows another time. */
export function formatDateTime(iso: string, timeZone: string, readerZone = timeZone): string {
  const time = formatTime(iso, timeZone) + zoneNote(iso, timeZone, readerZone);
  return `${formatDate(iso, timeZone)}, ${time}`;
}
/** "Sat, 21 Nov 2026", for what is filed. */
function fullDate(iso: string, timeZone: string): string {
  const { weekday, day, month, year } = dateTexts(iso, timeZone);
  return `${weekday}, ${day} ${month} ${year}`;
}
/** "Sat, 21 Nov 2026, 14:30" */
export const formatDated = (iso: string, timeZone: string) =>
  `${fullDate(iso, timeZone)}, ${formatTime(iso, timeZone)}`;
/** The exact moment with its zone, for tooltips: "Sat, 21 Nov 2026, 14:30:05 GMT+8". */
export function formatExact(iso: string, timeZone: string): string {
  const { timeWithSeconds } = dateTexts(iso, timeZone);
  return `${fullDate(iso, timeZone)}, ${timeWithSeconds} ${offsetName(iso, timeZone)}`;
}

/** "today", "tomorrow", "yesterday" or the date. */
export function formatDay(iso: string, timeZone: string): string {
  const names: Record<number, string> = { [-1]: "yesterday", 0: "today", 1: "tomorrow" };
  return names[daysFromToday(iso, timeZone)] ?? formatDate(iso, timeZone);
}

/**
 * "14:30" today, else "tomorrow 14:30" or "Sun 22 Nov 14:30", with the zone where the reader's
 * clock shows another time.
 */
export function formatMoment(iso: string, timeZone: string, readerZone = timeZone): string {
  const day = daysFromToday(iso, timeZone) === 0 ? "" : `${formatDay(iso, timeZone)} `;
  return day + formatTime(iso, timeZone) + zoneNote(iso, timeZone, readerZone);
}

/**
 * "12:30 – 14:30", or "12:30 – Sun 22 Nov 14:30" when it ends on another day. Names the zone where
 * the reader's clock shows another time, and both offsets when the clocks change in between.
 */
export function formatRange(
  start: string,
  end: string,
  timeZone: string,
  readerZone = timeZone,
): string {
  const sameDay = localDay(Date.parse(start), timeZone) === localDay(Date.parse(end), timeZone);
  const endDay = sameDay ? "" : `${formatDate(end, timeZone)} `;
  return rangeText(start, end, { timeZone, readerZone, endDay });
}

/** "21:09 – 00:09": for narrow lists, names the end's day only in ranges of 24 h or longer. */
export const formatShortRange = (
  start: string,
  end: string,
  timeZone: string,
  readerZone = timeZone,
) =>
  Date.parse(end) - Date.parse(start) < DAY_MS
    ? rangeText(start, end, { timeZone, readerZone, endDay: "" })
    : formatRange(start, end, timeZone, readerZone);

interface RangeWords {
  timeZone: string;
  readerZone: string;
  endDay: string;
}

function rangeText(start: string, end: string, { timeZone, readerZone, endDay }: RangeWords) {
  const [startOffset, endOffset] = [offsetName(start, timeZone), offsetName(end, timeZone)];
  const isChanged = startOffset !== endOffset;
  const startNote = isChanged ? ` ${startOffset}` : "";
  const endNote = isChanged ? ` ${endOffset}` : zoneNote(end, timeZone, readerZone);
  const from = formatTime(start, timeZone) + startNote;
  return `${from} – ${endDay}${formatTime(end, timeZone)}${endNote}`;
}

/** A range with its day, unless it starts today: "Tomorrow, Sun 22 Nov, 12:30 – 14:30". */
export function formatStay(
  start: string,
  end: string,
  timeZone: string,
  readerZone = timeZone,
): string {
  const days = daysFromToday(start, timeZone);
  const day = days === 0 ? "" : `${days === 1 ? "Tomorrow, " : ""}${formatDate(start, timeZone)}, `;
  return day + formatRange(start, end, timeZone, readerZone);
}

/** "just now", "4 min ago", "2 h ago", then the moment. */
export function formatAgo(iso: string, timeZone: string): string {
  const minutes = Math.floor((serverNow() - Date.parse(iso)) / MINUTE_MS);
  if (minutes < 1) return "just now";
  if (minutes < MINUTES_OF_HOUR) return `${minutes} min ago`;
  if (minutes < MAX_AGO_MINUTES) return `${Math.floor(minutes / MINUTES_OF_HOUR)} h ago`;
  return formatMoment(iso, timeZone);
}

/** "30 min", "2 h", "1 h 30 min", "1 day", "2 days 4 h" */
export function formatMinutes(minutes: number): string {
  const days = Math.floor(minutes / MINUTES_OF_DAY);
  const hours = Math.floor((minutes % MINUTES_OF_DAY) / MINUTES_OF_HOUR);
  const rest = minutes % MINUTES_OF_HOUR;
  return [
    days && (days === 1 ? "1 day" : `${days} days`),
    hours && `${hours} h`,
    (rest || minutes === 0) && `${rest} min`,
  ]
    .filter(Boolean)
    .join(" ");
}

/** "350 m", "1.2 km" */
export const formatDistance = (km: number) =>
  km < 1 ? `${Math.round(km * 100) * 10} m` : `${km.toFixed(km < 10 ? 1 : 0)} km`;

/** "30:00", "4:59" under an hour, "1:24:08" above. */
export function formatClock(seconds: number): string {
  const left = Math.max(0, seconds);
  const hours = Math.floor(left / HOUR_S);
  const minutes = Math.floor((left % HOUR_S) / MINUTE_S);
  const twoDigits = (part: number) => String(part).padStart(2, "0");
  return hours
    ? `${hours}:${twoDigits(minutes)}:${twoDigits(left % MINUTE_S)}`
    : `${minutes}:${twoDigits(left % MINUTE_S)}`;
}

/** The zone's short name ("GMT+8") when its offset at an instant is not the reader's, else null. */
export function foreignZone(timeZone: string, readerZone: string, iso: string): string | null {
  const name = offsetName(iso, timeZone);
  return name === offsetName(iso, readerZone) ? null : name;
}

/** " GMT+8", or an empty text where the reader's clock shows the same time. */
function zoneNote(iso: string, timeZone: string, readerZone: string): string {
  const zone = foreignZone(timeZone, readerZone, iso);
  return zone ? ` ${zone}` : "";
}

/**
 * "E-mail, SMS and push". `Intl.ListFormat` is not used: its last comma differs between Node and
 * browsers, which breaks hydration.
 */
export const formatList = (names: readonly string[]) =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
