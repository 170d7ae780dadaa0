const TYPED = /^(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(?:([ap])\.?m\.?)?$/i;
const LAST_HOUR = 23;
const NOON = 12;
const LAST_MINUTE = 59;

/** The time of day that somebody typed, as "09:30"; null when it is none. */
export function readTime(typed: string): string | null {
  const [, written = "", minutes = "00", half] = TYPED.exec(typed.trim()) ?? [];
  const hours = half ? hoursOf(Number(written), half.toLowerCase() === "p") : Number(written);
  if (!written || hours === null || hours > LAST_HOUR || Number(minutes) > LAST_MINUTE) return null;
  return `${String(hours).padStart(2, "0")}:${minutes}`;
}

/** As `readTime`, where "24:00" closes a day: midnight, which is stored as "00:00". */
export const readClosingTime = (typed: string): string | null =>
  /^24(?:[:.h ]?00)?$/i.test(typed.trim()) ? "00:00" : readTime(typed);

/** The hour of the day of an hour of its first or second half; null when there is none. */
const hoursOf = (written: number, isAfterNoon: boolean): number | null =>
  written < 1 || written > NOON ? null : (written % NOON) + (isAfterNoon ? NOON : 0);
