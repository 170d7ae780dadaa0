/**
 * Formats of `Intl`, each made once: making one takes a hundred times as long as using it. There
 * are as many as there are time zones and currencies in use.
 */
const dateFormats = new Map<string, Intl.DateTimeFormat>();
const currencyFormats = new Map<string, Intl.NumberFormat>();

/** The language of texts: times are written as in Britain. */
const LOCALE = "en-GB";
/** Amounts are written as in the Philippines: ₱120.00. */
const CURRENCY_LOCALE = "en-PH";

export function dateFormat(
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = timeZone + JSON.stringify(options);
  let format = dateFormats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(LOCALE, { timeZone, ...options });
    dateFormats.set(key, format);
  }
  return format;
}

export function currencyFormat(currency: string): Intl.NumberFormat {
  let format = currencyFormats.get(currency);
  if (!format) {
    format = new Intl.NumberFormat(CURRENCY_LOCALE, { style: "currency", currency });
    currencyFormats.set(currency, format);
  }
  return format;
}
