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
  /** Only these of the event's audiences hear of it. */
  audiences?: readonly Audience[];
}

export const pendingEvents = (): PendingEvent[] => perTransaction("events", () => []);

/** Ids of the notifications that this transaction wrote, by person. */
export const writtenNotifications = (): Map<string, string[]> =>
  perTransaction("notifications", () => new Map());

/** The ones for one person; the HTTP reply names them, so that the page does not say the same again (events.md, Rules). */
export const notificationsFor = (userId: string): string[] =>
  writtenNotifications().get(userId) ?? [];

/**
 * Says inside a verb's transaction that something happened. Notifications and deliveries are written before the commit
 * by lib/delivery; nothing is sent here. Throws when the payload is not what the catalogue declares.
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
