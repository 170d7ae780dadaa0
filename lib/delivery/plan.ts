import { and, inArray } from "drizzle-orm";
import type { Database } from "@/lib/core/db";
import { notifications } from "@/lib/domain/notification/table";
import { definitionOf } from "@/lib/event/catalogue";
import type { PendingEvent } from "@/lib/event/emit";
import type { Audience, Copy, EventDefinition } from "@/lib/event/event";
import { recipientsOf } from "./recipients";

export type Facts = Record<string, unknown>;

/** One notification of an event for one recipient, before it is written. */
export interface PlannedNotification {
  event: PendingEvent;
  definition: EventDefinition<Facts>;
  audience: Audience;
  copy: Copy<Facts>;
  recipient: string;
  dedupe: string;
}

/** Plans the notifications of an event: one per person, with the copy for their first audience. */
export async function planNotifications(event: PendingEvent): Promise<PlannedNotification[]> {
  const definition = definitionOf(event.type) as EventDefinition<Facts>;
  const dedupe = definition.dedupe(event.payload);
  const planned = new Map<string, PlannedNotification>();
  for (const [audience, copy] of Object.entries(definition.to) as [Audience, Copy<Facts>][]) {
    if (event.audiences && !event.audiences.includes(audience)) continue;
    for (const recipient of await recipientsOf(audience, event.payload))
      if (!planned.has(recipient))
        planned.set(recipient, { event, definition, audience, copy, recipient, dedupe });
  }
  return [...planned.values()];
}

/**
 * Leaves out a notification when its recipient has one with the same dedupe key already, in the
 * database or earlier in this list.
 */
export async function withoutDuplicates(
  tx: Database,
  planned: PlannedNotification[],
): Promise<PlannedNotification[]> {
  if (!planned.length) return [];
  const recipients = planned.map((one) => one.recipient);
  const dedupes = [...new Set(planned.map((one) => one.dedupe))];
  const known = await tx
    .select({ recipient: notifications.recipient_id, dedupe: notifications.dedupe_key })
    .from(notifications)
    .where(
      and(
        inArray(notifications.recipient_id, recipients),
        inArray(notifications.dedupe_key, dedupes),
      ),
    );
  const keyOf = (one: { recipient: string; dedupe: string }) => `${one.recipient} ${one.dedupe}`;
  const keys = new Set(known.map(keyOf));
  return planned.filter((one) => {
    const isKnown = keys.has(keyOf(one));
    keys.add(keyOf(one));
    return !isKnown;
  });
}
