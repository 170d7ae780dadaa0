import { perTransaction } from "@/lib/core/db";
import { catalogue, type EventType, type Payload } from "./catalogue";
import type { Audience } from "./event";

export interface PendingEvent {
  type: EventType;
  payload: Record<string, unknown>;
  author: string | null;
  audiences: readonly Audience[] | null;
}
interface Options {
  /** The person whose act this is. */
  author?: string | null;
  /** Restricts the event's audiences to these. */
  audiences?: readonly Audience[];
}

/** Events of the running transaction that lib/delivery has not dispatched yet. */
export const pendingEvents = () => perTransaction("events", (): PendingEvent[] => []);

/** Ids of the notifications that the running transaction wrote, by recipient. */
export const writtenNotifications = () =>
  perTransaction("notifications", () => new Map<string, string[]>());

/**
 * Ids of the notifications that the running transaction wrote for one person. The answer to a
 * request lists those of its author, whose page then does not show them a second time.
 */
export const notificationsFor = (userId: string): string[] =>
  writtenNotifications().get(userId) ?? [];

/**
 * Records an event in the running transaction. Before the commit lib/delivery writes its
 * notifications and deliveries; nothing is sent here. Throws when the payload does not fit
 * the schema in the catalogue.
 */
export function emit<T extends EventType>(
  type: T,
  payload: Payload<T>,
  options: Options = {},
): void {
  const checked = catalogue[type].payload.parse(payload) as Record<string, unknown>;
  pendingEvents().push({
    type,
    payload: checked,
    author: options.author ?? null,
    audiences: options.audiences ?? null,
  });
}
