import type { EventType, Payload } from "@/lib/event/catalogue";
import type { BookingFacts } from "@/lib/event/payload";

type PayloadOfBooking = {
  [T in EventType]: Payload<T> extends BookingFacts ? Payload<T> : never;
}[EventType];
type FactName = PayloadOfBooking extends infer P ? (P extends unknown ? keyof P : never) : never;

/**
 * The names of a booking's facts in the `data` of a notification; a fact without a name is not for
 * clients. The compiler demands an entry for each new fact of an event.
 */
const namesInData: Record<FactName, readonly string[]> = {
  booking_id: ["booking_id", "reservation_id"],
  number: ["booking_number"],
  status: ["status"],
  lot_id: ["lot_id"],
  lot_name: ["parking_lot"],
  slot_id: ["slot"],
  slot_code: ["slot_code"],
  vehicle_number: ["vehicle_number"],
  start_time: ["start_time"],
  end_time: ["end_time"],
  amount: ["amount"],
  currency: ["currency"],
  hold_until: ["hold_until"],
  reason: ["reason"],
  refund: ["refund"],
  from_slot: ["from_slot"],
  from_plate: ["from_plate"],
  charged: ["charged"],
  payment_id: ["payment_id"],
  renewed_from: ["renewed_from"],
  lead_minutes: ["lead_minutes"],
  retry: ["retry"],
  extended_by: ["extended_by"],
  extended_to: ["extended_to"],
  outcome: ["outcome"],
  // About other people, which not every recipient may know.
  driver_id: [],
  driver_name: [],
  owner_id: [],
  by_role: [],
  by_name: [],
  // Of use to the server only.
  version: [],
  lot_number: [],
  timezone: [],
  payment_method: [],
  elapsed_percent: [],
  attempt_id: [],
  refund_id: [],
  refund_cash: [],
  instead_of_cash: [],
};
const omittedWhenEmpty: ReadonlySet<string> = new Set<FactName>([
  "hold_until",
  "reason",
  "refund",
  "charged",
  "payment_id",
  "renewed_from",
]);

/** The `data` of a notification about a booking, from the facts of its event. */
export function bookingData(facts: Record<string, unknown>): Record<string, unknown> {
  const names: Record<string, readonly string[]> = namesInData;
  return Object.fromEntries(
    Object.entries(facts)
      .filter(([fact, value]) => value || !omittedWhenEmpty.has(fact))
      .flatMap(([fact, value]) => (names[fact] ?? []).map((name) => [name, value])),
  );
}
