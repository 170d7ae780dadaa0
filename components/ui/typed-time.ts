const TYPED = /^(\d{1,2})(?:[:.h ]?(\d{2}))?$/;
const LAST_HOUR = 23;
const LAST_MINUTE = 59;

/** The time of day that somebody typed, as "09:30"; null when it is none. */
export function readTime(typed: string): string | null {
  const [, hours = "", minutes = "00"] = TYPED.exec(typed.trim()) ?? [];
  if (!hours || Number(hours) > LAST_HOUR || Number(minutes) > LAST_MINUTE) return null;
  return `${hours.padStart(2, "0")}:${minutes}`;
}
