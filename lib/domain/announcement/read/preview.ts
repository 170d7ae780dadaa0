import { clock } from "@/lib/core/clock";
import { toWire } from "@/lib/domain/notification/read/wire";
import type { NotificationRow } from "@/lib/domain/notification/table";
import type { ComposedType } from "@/lib/domain/notification/rules";
import type { Notification } from "@/lib/domain/notification/schema";
import { catalogue } from "@/lib/event/catalogue";
import type { Content } from "../table";

const untouched = {
  asks: false,
  author_id: null,
  silent: null,
  audience: null,
  seq: 0,
  born_seq: 0,
  change: "new",
  read_at: null,
  seen_at: null,
  archived_at: null,
  snoozed_until: null,
  wakes_at: null,
  resolved: null,
  deleted_at: null,
} as const satisfies Partial<NotificationRow>;

/** A scheduled notification as its only recipient will get it; its row is not written yet. */
export function previewOf(
  eventType: ComposedType,
  content: Content,
  recipient: { id: string; name: string },
): Notification {
  const now = clock.now();
  const payload = { ...content, recipients: [recipient.id] };
  const { group, dedupe, link, data } = catalogue[eventType];
  const row: NotificationRow = {
    ...untouched,
    id: content.batch_id,
    recipient_id: recipient.id,
    event_type: eventType,
    category: content.category,
    level: content.level,
    priority: content.priority,
    title: content.title,
    message: content.message,
    data: {
      ...data?.(payload),
      notification_id: content.batch_id,
      created_at: now.toISOString(),
    },
    related_type: content.related_type,
    related_id: content.related_id,
    lot_id: content.lot_id,
    action_url: link(payload),
    scheduled_for: instantOf(content.scheduled_for),
    group_key: group(payload),
    dedupe_key: dedupe(payload),
    expires_at: instantOf(content.expires_at),
    created_at: now,
    updated_at: now,
  };
  return {
    ...toWire(row, recipient, { metadata: true, deliveries: [] }),
    status: "pending",
    status_display: "Pending",
    sent_at: null,
  };
}

const instantOf = (value: string | null) => (value === null ? null : new Date(value));
