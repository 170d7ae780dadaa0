import { clock } from "@/lib/core/clock";
import { dayText, offsetName, timeText } from "@/lib/core/formats";
import { formatDecimal, formatMoney, toMinor } from "@/lib/core/money";
import type { EventDefinition } from "./event";
import type { AnyBookingFacts } from "./payload";
import type { PlaceholderValues } from "./placeholders";

interface Reader {
  id: string;
  timezone: string;
}
type Facts = Record<string, unknown>;

/** The value of each placeholder in the texts of an event, as this person reads it. */
export function placeholderValuesOf(
  definition: { placeholders?: EventDefinition<never>["placeholders"] },
  facts: Facts,
  reader: Reader,
  author: string | null,
): PlaceholderValues {
  const isAboutBooking = "booking_id" in facts;
  return {
    ...(isAboutBooking ? bookingValues(facts as unknown as AnyBookingFacts, reader, author) : {}),
    ...(definition.placeholders as ((facts: Facts) => PlaceholderValues) | undefined)?.(facts),
  };
}

/** A fact that the event lacks has no value, so that a test finds the texts that use it. */
function bookingValues(
  facts: AnyBookingFacts,
  reader: Reader,
  author: string | null,
): PlaceholderValues {
  const money = (value: string) => formatDecimal(value, facts.currency);
  const time = (value: string) => timeText(value, facts.timezone);
  const { start_time, end_time, hold_until, reason, refund, by_name } = facts;
  const clocks = clockChange(facts);
  const zone = (at: string) => zoneNote(facts.timezone, reader.timezone, at);
  const endZone = zone(end_time);
  const now = clock.now();
  const day = (value: string, than: Date) => dayPrefix(value, than, facts.timezone);
  const until = (at: string) => momentText(at, facts.timezone);
  return {
    lot: facts.lot_name,
    lot_number: String(facts.lot_number),
    slot: facts.slot_code,
    n: String(facts.number),
    plate: facts.vehicle_number ?? "",
    driver: facts.driver_name,
    amount: money(facts.amount),
    from: day(start_time, now) + time(start_time) + clocks.start,
    to: day(end_time, new Date(start_time)) + time(end_time) + (clocks.end || endZone),
    until: until(end_time) + endZone,
    method: facts.payment_method ?? "",
    ...(isKnown(hold_until) ? { hold_until: until(hold_until) + zone(hold_until) } : {}),
    ...(isKnown(reason) ? { reason } : {}),
    ...(isKnown(refund) ? { refund: money(refund), refund_method: refundMethod(facts) } : {}),
    ...(isKnown(by_name) ? { by: author === reader.id ? "you" : by_name } : {}),
  };
}

const isKnown = (fact: string | null | undefined): fact is string =>
  fact !== undefined && fact !== null;

/** "your card", or "your card (₱60.00) and at the desk (₱40.00)" for a refund of both. */
function refundMethod(facts: AnyBookingFacts): string {
  const { payment_method, refund = "0", currency } = facts;
  const ofCash = payment_method === "cash" ? refund : "0";
  const inCash = toMinor(facts.refund_cash ?? ofCash);
  const onCard = toMinor(refund) - inCash;
  if (onCard === 0) return "you at the desk";
  if (inCash === 0) return "your card";
  const sum = (amount: number) => formatMoney(amount, currency);
  return `your card (${sum(onCard)}) and at the desk (${sum(inCash)})`;
}

/** "12:30", or "Sun 22 Nov, 12:30" on another day than today in the zone. */
export const momentText = (at: string, timezone: string): string =>
  dayPrefix(at, clock.now(), timezone) + timeText(at, timezone);

/** "Sun 22 Nov, ", or an empty text on the same day as `than` in the zone. */
function dayPrefix(instant: string, than: Date, timeZone: string): string {
  const day = dayText(instant, timeZone);
  return day === dayText(than.toISOString(), timeZone) ? "" : `${day}, `;
}

/** " GMT+8", or an empty text where the reader's clocks show the same at that instant. */
function zoneNote(timeZone: string, readerZone: string, instant: string): string {
  const name = offsetName(instant, timeZone);
  return name === offsetName(instant, readerZone) ? "" : ` ${name}`;
}

/** The zone at both ends when the clocks change in between: 20:00 – 08:00 may be 11 hours. */
function clockChange({ start_time, end_time, timezone }: AnyBookingFacts) {
  const [start, end] = [offsetName(start_time, timezone), offsetName(end_time, timezone)];
  return start === end ? { start: "", end: "" } : { start: ` ${start}`, end: ` ${end}` };
}
