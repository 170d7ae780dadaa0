import { clock } from "@/lib/core/clock";
import { formatDecimal } from "@/lib/core/money";
import type { EventDefinition } from "./event";
import type { Words } from "./placeholders";

interface Reader {
  id: string;
  timezone: string;
}
type Facts = Record<string, unknown>;

/** The words that copies of an event may use, as this person reads them. */
export function wordsOf(
  definition: { words?: EventDefinition<never>["words"] },
  facts: Facts,
  reader: Reader,
  author: string | null,
): Words {
  return {
    ...("booking_id" in facts ? bookingWords(facts, reader, author) : {}),
    ...(definition.words as ((facts: Facts) => Words) | undefined)?.(facts),
  };
}

function bookingWords(facts: Facts, reader: Reader, author: string | null): Words {
  const money = (value: unknown) => formatDecimal(String(value ?? "0.00"), String(facts.currency));
  const time = (value: unknown, withDay: boolean) =>
    value ? formatTime(String(value), String(facts.timezone), withDay) : "";
  const has = (name: string) => facts[name] !== undefined && facts[name] !== null;
  const zone = sameClock(String(facts.timezone), reader.timezone)
    ? ""
    : ` ${zoneName(String(facts.timezone))}`;
  return {
    lot: String(facts.lot_name),
    lot_number: String(facts.lot_number),
    slot: String(facts.slot_code),
    n: String(facts.number),
    plate: String(facts.vehicle_number ?? ""),
    driver: String(facts.driver_name),
    amount: money(facts.amount),
    from: time(facts.start_time, true),
    to: time(facts.end_time, false) + zone,
    method: String(facts.payment_method ?? ""),
    // What an event does not know is no word of its copies: a sentence with a hole would be sent otherwise.
    ...(has("hold_until") ? { hold_until: time(facts.hold_until, false) + zone } : {}),
    ...(has("reason") ? { reason: String(facts.reason) } : {}),
    ...(has("refund")
      ? {
          refund: money(facts.refund),
          refund_method: facts.payment_method === "cash" ? "you at the desk" : "your card",
        }
      : {}),
    ...(has("by_name") ? { by: author === reader.id ? "you" : String(facts.by_name) } : {}),
  };
}

/** "12:30", or "Sun 22 Nov, 12:30" when that is not today in the lot's zone. */
function formatTime(instant: string, timezone: string, withDay: boolean): string {
  const at = new Date(instant);
  const time = new Intl.DateTimeFormat("en-GB", {
    timeZone: timezone,
    hour: "2-digit",
    minute: "2-digit",
  }).format(at);
  const day = (value: Date) =>
    new Intl.DateTimeFormat("en-GB", {
      timeZone: timezone,
      weekday: "short",
      day: "numeric",
      month: "short",
    }).format(value);
  return withDay && day(at) !== day(clock.now()) ? `${day(at)}, ${time}` : time;
}

const zoneName = (timezone: string) =>
  new Intl.DateTimeFormat("en-GB", { timeZone: timezone, timeZoneName: "short" })
    .formatToParts(clock.now())
    .find((part) => part.type === "timeZoneName")?.value ?? timezone;

const sameClock = (a: string, b: string) => a === b || zoneName(a) === zoneName(b);
