import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import type { Database } from "@/lib/core/db";
import { notifications } from "@/lib/domain/notification/table";
import { definitionOf } from "@/lib/event/catalogue";
import type { PendingEvent } from "@/lib/event/emit";
import type { EventDefinition } from "@/lib/event/event";
import type { Facts } from "./plan";
import type { RecipientRow } from "./recipients";

/** Which open notifications another event answers, by their event and group, and how. */
interface Resolution {
  event: string;
  group: string;
  resolved: { by: string; at: string; outcome: string };
}

interface OpenNotification {
  id: string;
  recipient_id: string;
  event_type: string;
  group_key: string;
}

/** What an event resolves, by the rules of the catalogue. */
export function resolutionsOf({ type, payload }: PendingEvent): Resolution[] {
  const definition = definitionOf(type) as EventDefinition<Facts>;
  return (definition.resolves ?? []).map(({ event, group, outcome, by }) => ({
    event,
    group: group(payload),
    resolved: { by: by(payload), at: clock.now().toISOString(), outcome },
  }));
}

/** The open notifications that any of these resolutions answers. */
export async function openNotifications(
  tx: Database,
  resolutions: Resolution[],
): Promise<OpenNotification[]> {
  if (!resolutions.length) return [];
  const answered = resolutions.map(({ event, group }) =>
    and(eq(notifications.event_type, event), eq(notifications.group_key, group)),
  );
  return tx
    .select({
      id: notifications.id,
      recipient_id: notifications.recipient_id,
      event_type: notifications.event_type,
      group_key: notifications.group_key,
    })
    .from(notifications)
    .where(
      and(
        eq(notifications.asks, true),
        isNull(notifications.resolved),
        isNull(notifications.deleted_at),
        or(...answered),
      ),
    )
    .orderBy(asc(notifications.recipient_id));
}

/** Stores the outcome, marks the notification as read and takes its recipient's next `seq`. */
export async function resolveNotification(
  tx: Database,
  open: OpenNotification,
  resolutions: Resolution[],
  recipients: Map<string, RecipientRow>,
): Promise<void> {
  const recipient = recipients.get(open.recipient_id);
  const resolution = resolutions.find(
    (one) => one.event === open.event_type && one.group === open.group_key,
  );
  if (!recipient || !resolution) return;
  recipient.seq += 1;
  const now = clock.now();
  await tx
    .update(notifications)
    .set({
      resolved: resolution.resolved,
      read_at: sql`coalesce(${notifications.read_at}, ${now.toISOString()})`,
      change: "resolved",
      seq: recipient.seq,
      updated_at: now,
    })
    .where(eq(notifications.id, open.id));
}
