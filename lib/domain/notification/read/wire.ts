import { getTableColumns } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { categoryName } from "@/lib/event/event";
import type { Notification } from "../schema";
import { notifications, type NotificationRow } from "../table";
import { actionsOf } from "./actions";

const {
  recipient_id: _recipient,
  lot_id: _lot,
  author_id: _author,
  born_seq: _born,
  change: _change,
  wakes_at: _wakes,
  deleted_at: _deleted,
  ...shownColumns
} = getTableColumns(notifications);

/** The columns of what clients get. */
export const wireColumns = shownColumns;
export type WireRow = Pick<NotificationRow, keyof typeof wireColumns>;

/** The person whose notifications are read; the zone decides where their days begin. */
export type Recipient = Pick<Actor, "id" | "name" | "timezone">;

interface Expand {
  deliveries?: Notification["deliveries"];
  metadata?: boolean;
}

/** A stored row as clients get it, with each fact under the name of each kind of client. */
export function toWire(
  row: WireRow,
  recipient: Pick<Recipient, "id" | "name">,
  expand: Expand = {},
): Notification {
  const iso = (value: Date | null) => value?.toISOString() ?? null;
  return {
    id: row.id,
    seq: row.seq,
    event_type: row.event_type,
    type: row.event_type,
    notification_type: row.category,
    notification_type_display: categoryName(row.category),
    level: row.level,
    priority: row.priority,
    title: row.title,
    subject: row.title,
    message: row.message,
    data: row.data,
    ...(expand.metadata ? { metadata: row.data } : {}),
    related_object_type: row.related_type,
    related_object_id: row.related_id,
    ticket: row.related_type === "ticket" ? row.related_id : null,
    ticket_title: null,
    recipient: recipient.id,
    recipient_name: recipient.name,
    user: recipient.id,
    user_name: recipient.name,
    delivery_channel: "in_app",
    ...inAppStatusOf(row),
    sent_at: iso(row.created_at),
    ...(expand.deliveries ? { deliveries: expand.deliveries } : {}),
    is_read: row.read_at !== null,
    read_at: iso(row.read_at),
    seen_at: iso(row.seen_at),
    archived_at: iso(row.archived_at),
    snoozed_until: iso(row.snoozed_until),
    scheduled_for: iso(row.scheduled_for),
    expires_at: iso(row.expires_at),
    resolved: row.resolved,
    group_key: row.group_key,
    dedupe_key: row.dedupe_key,
    action_url: row.action_url,
    actions: actionsOf(row),
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    time_since: timeSince(row.created_at, clock.now()),
  };
}

/** For a recipient who switched the in-app channel off, the row is only history. */
const inAppStatusOf = (row: WireRow) =>
  row.silent === "preference"
    ? { status: "cancelled" as const, status_display: "Cancelled" }
    : { status: "sent" as const, status_display: "Sent" };

const units: [name: string, seconds: number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
];

/** "2 minutes ago", "just now". */
export function timeSince(then: Date, now: Date): string {
  const seconds = Math.max(0, Math.floor((now.getTime() - then.getTime()) / 1000));
  for (const [name, size] of units) {
    const amount = Math.floor(seconds / size);
    if (amount >= 1) return `${amount} ${name}${amount === 1 ? "" : "s"} ago`;
  }
  return "just now";
}
