import { clock } from "@/lib/core/clock";
import { actionOf } from "@/lib/event/action";
import { definitionOf } from "@/lib/event/catalogue";
import { categoryName, type Audience, type Copy } from "@/lib/event/event";
import type { Notification } from "../schema";
import type { notifications } from "../table";

export type NotificationRow = typeof notifications.$inferSelect;
export interface Person {
  id: string;
  name: string;
}
interface Expand {
  deliveries?: Notification["deliveries"];
  metadata?: boolean;
}

/** A stored row as every seed's client expects it (api.md, Notification object). */
export function wire(row: NotificationRow, reader: Person, expand: Expand = {}): Notification {
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
    recipient: reader.id,
    recipient_name: reader.name,
    user: reader.id,
    user_name: reader.name,
    delivery_channel: "in_app",
    ...statusOf(row),
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

/** The row's own channel is the bell; whoever switched that off keeps it as history. */
const statusOf = (row: NotificationRow) =>
  row.silent === "preference"
    ? { status: "cancelled" as const, status_display: "Cancelled" }
    : { status: "sent" as const, status_display: "Sent" };

/** What the reader can do from the row: links always, what the server does only while the row asks for it. */
export function actionsOf(
  row: Pick<
    NotificationRow,
    "event_type" | "audience" | "asks" | "data" | "resolved" | "expires_at"
  >,
): Notification["actions"] {
  const copies = definitionOf(row.event_type)?.to as
    Partial<Record<Audience, Copy<unknown>>> | undefined;
  const names = (row.audience && copies?.[row.audience]?.actions) || [];
  const until =
    typeof row.data.hold_until === "string"
      ? row.data.hold_until
      : (row.expires_at?.toISOString() ?? null);
  return names.flatMap((id): Notification["actions"] => {
    const { label, done, style, href } = actionOf(id);
    if (href)
      return [
        { id, label, style, kind: "link", href: href(row.data), state: "open", expires_at: null },
      ];
    if (!row.asks) return [];
    // What was settled only when its time was over, nobody has settled.
    const isOver =
      until !== null &&
      Date.parse(until) <= (row.resolved ? Date.parse(row.resolved.at) : clock.ms());
    const state = isOver ? "expired" : row.resolved ? "done" : "open";
    const isOutcome = row.resolved?.outcome === done.toLowerCase();
    return [
      {
        id,
        label: state === "done" && isOutcome ? done : label,
        style,
        kind: "execute",
        href: null,
        state,
        expires_at: until,
      },
    ];
  });
}

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
