import { currencyFormat } from "./formats";

/** "120.00" from 12000. Amounts are minor units in the code, decimal strings on the wire. */
export function toDecimal(minor: number): string {
  const sign = minor < 0 ? "-" : "";
  const digits = String(Math.abs(minor)).padStart(3, "0");
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** "₱120.00" from 12000 and "PHP". */
export function formatMoney(minor: number, currency: string): string {
  return currencyFormat(currency).format(minor / 100);
}

/** "₱120.00" from "120.00" and "PHP". */
export const formatDecimal = (amount: string, currency: string) =>
  formatMoney(toMinor(amount), currency);

/** 12000 from "120.00". */
export const toMinor = (amount: string): number => Math.round(Number(amount) * 100);
