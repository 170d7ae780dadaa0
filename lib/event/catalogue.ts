import { accountEvents } from "./catalogue/account";
import { bookingEvents } from "./catalogue/booking";
import { bookingTimeEvents } from "./catalogue/booking-time";
import { cancellationEvents } from "./catalogue/cancellation";
import { paymentEvents } from "./catalogue/payment";
import { securityEvents } from "./catalogue/security";
import { systemEvents } from "./catalogue/system";
import type { EventDefinition } from "./event";

/** Every event as data, with its recipients, words, channels and keys. Browser-safe. */
export const catalogue = {
  ...bookingEvents,
  ...bookingTimeEvents,
  ...cancellationEvents,
  ...paymentEvents,
  ...accountEvents,
  ...securityEvents,
  ...systemEvents,
} as const;

export type EventType = keyof typeof catalogue;
export type Payload<T extends EventType> =
  (typeof catalogue)[T] extends EventDefinition<infer P> ? P : never;

/** The definition of an event by name, or undefined for a name that is not in the catalogue. */
export function definitionOf(type: string): EventDefinition<unknown> | undefined {
  return Object.hasOwn(catalogue, type)
    ? (catalogue[type as EventType] as unknown as EventDefinition<unknown>)
    : undefined;
}
