import { MINUTE_MS } from "@/lib/core/duration";
import { toDecimal, toMinor } from "@/lib/core/money";
import { priceOf, totalOf } from "@/lib/domain/booking/rules/price";
import { MIN_MINUTES } from "@/lib/domain/booking/values";

const USUAL = [30, 60, 120];
const MAX_CHOICES = 3;

/**
 * The extensions to offer, in minutes: the usual ones that are possible, and the longest that is
 * possible where it is shorter than the usual ones.
 */
export function extensionChoices(maxMinutes: number): number[] {
  if (maxMinutes < MIN_MINUTES) return [];
  const possible = USUAL.filter((minutes) => minutes <= maxMinutes);
  const offersMost = possible.length < MAX_CHOICES && !possible.includes(maxMinutes);
  return offersMost ? [...possible, maxMinutes] : possible;
}

/** Whether more is possible than the choices offer. */
export const offersOther = (choices: readonly number[], maxMinutes: number): boolean =>
  choices.length > 0 && maxMinutes > Math.max(...choices);

/** When a booking would end after so many more minutes. */
export const endAfter = ({ end_time }: { end_time: string }, minutes: number): string =>
  new Date(Date.parse(end_time) + minutes * MINUTE_MS).toISOString();

/** The price of an extension as a decimal text, by the server's rule. `rate` is that of an hour. */
export const extensionPrice = (minutes: number, rate: string, currency: string): string =>
  toDecimal(totalOf(priceOf(minutes, toMinor(rate), currency)));
