import type { Actor } from "@/lib/core/actor";
import { toastOptionsOf } from "@/lib/domain/notification/read/toast-options";
import { toWire } from "@/lib/domain/notification/read/wire";
import type { NotificationRow } from "@/lib/domain/notification/table";
import type { Preferences } from "@/lib/domain/preference/rules/delivery";
import { definitionOf } from "@/lib/event/catalogue";
import type { Connection, ServerEvent } from "./connection";
import type { ServerMessages } from "./protocol";
import { wants } from "./subscriptions";

/** What all messages of one push share. */
interface PushContext {
  recipient: Actor;
  /** The feed position up to which everything was sent before this push. */
  sinceSeq: number;
  unreadCount: number;
  preferences: Preferences | undefined;
}

/** Whether a row is sent as a new notification: created after a position, or back from a snooze. */
export const isSentAsNew = (row: NotificationRow, sinceSeq: number): boolean =>
  !row.deleted_at && (row.born_seq > sinceSeq || row.change === "woken");

/** Sends rows, ordered by `seq`, to their recipient. Rows with one `seq` changed together. */
export function sendChanges(
  connections: Connection[],
  rows: NotificationRow[],
  context: PushContext,
): void {
  for (const group of groupsBySeq(rows)) {
    const created = group.filter((row) => isSentAsNew(row, context.sinceSeq));
    for (const row of created.sort((a, b) => a.born_seq - b.born_seq))
      sendNew(connections, row, context);
    const changed = group.filter((row) => !isSentAsNew(row, context.sinceSeq));
    if (changed.length) sendChanged(connections, changed, context);
  }
}

function sendNew(connections: Connection[], row: NotificationRow, context: PushContext): void {
  const toast = toastOptionsOf(row, context.preferences);
  const extraEvent = definitionOf(row.event_type)?.frame;
  for (const connection of connections.filter(({ data }) => wants(data, row))) {
    connection.send("new_notification", {
      type: "new_notification",
      notification: toWire(row, context.recipient),
      unread_count: context.unreadCount,
      toast,
    });
    if (extraEvent)
      connection.send(extraEvent, { type: extraEvent, title: row.title, message: row.message });
  }
}

function sendChanged(
  connections: Connection[],
  group: NotificationRow[],
  context: PushContext,
): void {
  const [row] = group as [NotificationRow];
  const { unreadCount: unread_count, recipient } = context;
  if (group.length > 1 || row.change === "read_all" || row.change === "deleted_all")
    return sendAll(connections, "notifications_bulk", {
      type: "notifications_bulk",
      update_type: bulkTypeOf(row),
      data: commonValuesOf(group, recipient),
      unread_count,
      seq: row.seq,
    });
  sendAll(connections, "notification_update", {
    type: "notification_update",
    update_type: row.change,
    data: { ...toWire(row, recipient), notification_id: row.id, is_read: row.read_at !== null },
    unread_count,
    seq: row.seq,
  });
}

function sendAll<E extends ServerEvent>(
  connections: Connection[],
  event: E,
  message: ServerMessages[E],
): void {
  for (const connection of connections) connection.send(event, message);
}

const bulkTypeOf = ({ change }: NotificationRow) =>
  change === "read_all" || change === "deleted_all" ? change : "bulk";

/** The ids of rows that changed together, and the values that they share since then. */
function commonValuesOf(
  group: NotificationRow[],
  recipient: Actor,
): ServerMessages["notifications_bulk"]["data"] {
  const [row] = group as [NotificationRow];
  const { is_read, read_at, seen_at, archived_at } = toWire(row, recipient);
  const common = {
    read: { is_read, read_at },
    unread: { is_read, read_at },
    read_all: { is_read, read_at },
    seen: { seen_at },
    archived: { archived_at },
    unarchived: { archived_at },
  };
  return {
    ids: group.map((one) => one.id),
    change: row.change,
    deleted: row.deleted_at !== null,
    ...(row.change in common ? common[row.change as keyof typeof common] : {}),
  };
}

function groupsBySeq(rows: NotificationRow[]): NotificationRow[][] {
  const groups: NotificationRow[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.[0]?.seq === row.seq) last.push(row);
    else groups.push([row]);
  }
  return groups;
}
