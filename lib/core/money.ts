/** Amounts are integers of minor units inside and decimal strings outside (api.md). */
export function toDecimal(minor: number): string {
  const sign = minor < 0 ? "-" : "";
  const digits = String(Math.abs(minor)).padStart(3, "0");
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** "₱120.00" from 12000 and "PHP". */
export function formatMoney(minor: number, currency: string): string {
  return new Intl.NumberFormat("en-PH", { style: "currency", currency }).format(minor / 100);
}

export const formatDecimal = (amount: string, currency: string) =>
  formatMoney(Math.round(Number(amount) * 100), currency);

/** "120.00" → 12000. */
export const toMinor = (amount: string): number => Math.round(Number(amount) * 100);
