/** Formats of `Intl`, each made once: making one takes a hundred times as long as using it. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();
const currencyFormats = new Map<string, Intl.NumberFormat>();

/** Names of zones may differ in case, so there may be more of them than zones. */
const MAX_FORMATS = 1000;

/** The language of texts: times are written as in Britain. */
const LOCALE = "en-GB";
/** Amounts are written as in the Philippines: ₱120.00. */
const CURRENCY_LOCALE = "en-PH";

export const dateFormat = (
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat =>
  kept(
    dateFormats,
    timeZone + JSON.stringify(options),
    () => new Intl.DateTimeFormat(LOCALE, { timeZone, ...options }),
  );

export const currencyFormat = (currency: string): Intl.NumberFormat =>
  kept(
    currencyFormats,
    currency,
    () => new Intl.NumberFormat(CURRENCY_LOCALE, { style: "currency", currency }),
  );

/** The offset of a zone at an instant: "GMT+8"; "GMT" where browsers differ between two names. */
export const offsetName = (iso: string, timeZone: string): string =>
  dateFormat(timeZone, { timeZoneName: "shortOffset" })
    .formatToParts(new Date(iso))
    .find((part) => part.type === "timeZoneName")!
    .value.replace("GMT+0", "GMT");

function kept<Format>(formats: Map<string, Format>, key: string, make: () => Format): Format {
  const known = formats.get(key);
  if (known) return known;
  if (formats.size >= MAX_FORMATS) formats.clear();
  const format = make();
  formats.set(key, format);
  return format;
}
