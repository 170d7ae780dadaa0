import { MINUTE_MS } from "./duration";
import { localTime, offsetAt } from "./local-time";

// The words of times are our own: `Intl` takes milliseconds to make each of its formats.
const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
/** How many letters a short name has; "Sept" has four. */
const SHORT = 3;
const shortMonth = (index: number) => (index === 8 ? "Sept" : months[index]!.slice(0, SHORT));

/** The texts of an instant in a zone: "14:30:05", "5", "Sat", "Saturday", "Sept", "September". */
export function dateTexts(iso: string, timeZone: string) {
  const local = localTime(Date.parse(iso), timeZone);
  const date = new Date(`${local}Z`);
  const longWeekday = weekdays[date.getUTCDay()]!;
  const month = date.getUTCMonth();
  return {
    timeWithSeconds: local.slice(11),
    day: String(date.getUTCDate()),
    weekday: longWeekday.slice(0, SHORT),
    longWeekday,
    month: shortMonth(month),
    longMonth: months[month]!,
    year: local.slice(0, 4),
  };
}

/** "14:30" */
export const timeText = (iso: string, timeZone: string): string =>
  localTime(Date.parse(iso), timeZone).slice(11, 16);

/** "Sat 5 Sept" */
export function dayText(iso: string, timeZone: string): string {
  const { weekday, day, month } = dateTexts(iso, timeZone);
  return `${weekday} ${day} ${month}`;
}

const MINUTES_OF_HOUR = 60;

/** The offset of a zone at an instant: "GMT+8", "GMT-2:30", "GMT". */
export function offsetName(iso: string, timeZone: string): string {
  const minutes = Math.round(offsetAt(Date.parse(iso), timeZone) / MINUTE_MS);
  if (minutes === 0) return "GMT";
  const hours = Math.floor(Math.abs(minutes) / MINUTES_OF_HOUR);
  const rest = Math.abs(minutes) % MINUTES_OF_HOUR;
  return `GMT${minutes < 0 ? "-" : "+"}${hours}${rest ? `:${String(rest).padStart(2, "0")}` : ""}`;
}

const CURRENCY_LOCALE = "en-PH";
const currencyFormats = new Map<string, Intl.NumberFormat>();
const MAX_CURRENCIES = 200;

/** The format of amounts, written as in the Philippines: ₱120.00. Each is made once. */
export function currencyFormat(currency: string): Intl.NumberFormat {
  const known = currencyFormats.get(currency);
  if (known) return known;
  if (currencyFormats.size >= MAX_CURRENCIES) currencyFormats.clear();
  const format = new Intl.NumberFormat(CURRENCY_LOCALE, { style: "currency", currency });
  currencyFormats.set(currency, format);
  return format;
}
