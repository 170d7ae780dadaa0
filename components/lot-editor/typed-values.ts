/** "60", "60.5" and "60,50" as the amounts "60.00", "60.50"; anything else unchanged. */
export function rateOf(typed: string): string {
  const text = typed.trim().replace(",", ".");
  if (!/^\d{1,4}(\.\d{1,2})?$/.test(text)) return text;
  return Number(text).toFixed(2);
}

export const isRate = (text: string): boolean => /^\d{1,4}\.\d{2}$/.test(text);
/** What is said of a text that is no rate. */
export const RATE_RULE = "An amount from 0.00 to 9999.99, with two decimals at most.";

/** Latitude and longitude of "7.0722, 125.6093"; null for any other text. */
export function degreesOf(text: string): { latitude: string; longitude: string } | null {
  const [, latitude, longitude] =
    /^\s*\(?(-?\d{1,2}(?:\.\d+)?)[,;\s]+(-?\d{1,3}(?:\.\d+)?)\)?\s*$/.exec(text) ?? [];
  return latitude && longitude ? { latitude, longitude } : null;
}

export const VAT_RULE = "A whole number from 0 to 50.";
export const isVat = (text: string): boolean => /^\d{1,2}$/.test(text) && Number(text) <= 50;
