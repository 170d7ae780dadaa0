import type { Actor } from "@/lib/core/actor";
import { log } from "@/lib/core/log";
import { getUnreadCount } from "@/lib/domain/notification/read/unread-count";
import { changesSince, feedPositions } from "@/lib/domain/notification/read/sync";
import { toastOptionsOf } from "@/lib/domain/notification/read/toast-options";
import { toWire } from "@/lib/domain/notification/read/wire";
import type { UnreadCount } from "@/lib/domain/notification/schema";
import type { NotificationRow } from "@/lib/domain/notification/table";
import { preferencesOf } from "@/lib/domain/preference/read/preferences";
import type { Preferences } from "@/lib/domain/preference/rules";
import { definitionOf } from "@/lib/event/catalogue";
import type { Connection } from "./connection";
import type { Hub } from "./hub";
import type { ServerMessages } from "./protocol";

const MAX_BATCH = 500;
/** S2's topics in the words of the catalogue. */
const topics: Record<string, string[]> = {
  reservation: ["booking", "reminder"],
  parking_lot: ["lot_availability", "new_parking_lot"],
};

interface Feed {
  seq: number;
  pumping: Promise<void>;
}
const roomOf = (userId: string) => `user:${userId}`;

/**
 * Follows the stored feeds of the people connected here. The rows and their `seq` are the truth; a wake-up only makes
 * it fast, a sweep each second finds what a wake-up missed. So a push can be late, but never lost (P9, P12).
 */
export class Feeds {
  readonly #feeds = new Map<string, Feed>();
  readonly #hub: Hub;

  constructor(hub: Hub) {
    this.#hub = hub;
  }

  /** Follows a person's feed from here, or from where it is followed already for another of theirs. Returns that position. */
  open(userId: string, seq: number): number {
    const feed = this.#feeds.get(userId) ?? { seq, pumping: Promise.resolve() };
    this.#feeds.set(userId, feed);
    return feed.seq;
  }

  /** One of the person's connections has left. */
  left(userId: string): void {
    if (!this.#hub.in(roomOf(userId)).length) this.#feeds.delete(userId);
  }

  /** Sends what is new to these people; one at a time for each person, in the order of their feed. */
  async pump(userIds: string[]): Promise<void> {
    await Promise.all(
      userIds.map((userId) => {
        const feed = this.#feeds.get(userId);
        if (!feed) return undefined;
        feed.pumping = feed.pumping
          .then(() => this.#send(userId, feed))
          .catch((error: unknown) =>
            log().warn({ err: error }, "a feed could not be sent and will be tried again"),
          );
        return feed.pumping;
      }),
    );
  }

  async pumpAll(): Promise<void> {
    if (!this.#feeds.size) return;
    const positions = await feedPositions([...this.#feeds.keys()]);
    await this.pump(
      [...positions]
        .filter(([userId, seq]) => seq > (this.#feeds.get(userId)?.seq ?? seq))
        .map(([userId]) => userId),
    );
  }

  async #send(userId: string, feed: Feed): Promise<void> {
    const rows = await changesSince(userId, feed.seq, MAX_BATCH + 1);
    const reader = this.#hub.in(roomOf(userId))[0]?.data.actor;
    if (!rows.length || !reader) return;
    const before = feed.seq;
    const unread = await getUnreadCount(userId);
    const last = rows.length > MAX_BATCH ? unread.seq : rows.at(-1)!.seq;
    const room = roomOf(userId);
    if (rows.length > MAX_BATCH)
      this.#hub.emit(room, "sync", {
        type: "sync",
        seq: last,
        reset: true,
        upserts: [],
        deleted_ids: [],
        unread_count: unread.count,
        toasts: {},
      });
    else {
      const preferences = rows.some((row) => isFresh(row, before))
        ? (await preferencesOf([userId])).get(userId)
        : undefined;
      for (const group of bySeq(rows)) this.#emit(group, before, reader, unread, preferences);
    }
    feed.seq = last;
    const { unread_count: _same, by_channel: _channels, ...frame } = unread;
    this.#hub.emit(room, "unread_count", { type: "unread_count", ...frame });
  }

  #emit(
    group: NotificationRow[],
    before: number,
    reader: Actor,
    unread: UnreadCount,
    preferences: Preferences | undefined,
  ): void {
    for (const row of group
      .filter((one) => isFresh(one, before))
      .sort((a, b) => a.born_seq - b.born_seq))
      this.#emitNew(row, reader, unread, preferences);
    const known = group.filter((one) => !isFresh(one, before));
    if (known.length) this.#emitChange(known, reader, unread);
  }

  #emitChange(group: NotificationRow[], reader: Actor, unread: UnreadCount): void {
    const [row] = group as [NotificationRow];
    const room = roomOf(reader.id);
    if (group.length > 1 || row.change === "read_all" || row.change === "deleted_all") {
      return this.#hub.emit(room, "notifications_bulk", {
        type: "notifications_bulk",
        update_type: bulkTypeOf(row),
        data: commonOf(group, reader),
        unread_count: unread.count,
        seq: row.seq,
      });
    }
    this.#hub.emit(room, "notification_update", {
      type: "notification_update",
      update_type: row.change,
      data: { ...toWire(row, reader), notification_id: row.id, is_read: row.read_at !== null },
      unread_count: unread.count,
      seq: row.seq,
    });
  }

  #emitNew(
    row: NotificationRow,
    reader: Actor,
    unread: UnreadCount,
    preferences: Preferences | undefined,
  ): void {
    const toast = toastOptionsOf(row, preferences);
    const frame = definitionOf(row.event_type)?.frame;
    for (const connection of this.#hub.in(roomOf(reader.id))) {
      if (!wants(connection, row)) continue;
      connection.send("new_notification", {
        type: "new_notification",
        notification: toWire(row, reader),
        unread_count: unread.count,
        toast,
      });
      if (frame) connection.send(frame, { type: frame, title: row.title, message: row.message });
    }
  }
}

/** Subscriptions filter what one connection is pushed, never what is stored or counted (U18). */
function wants(connection: Connection, row: NotificationRow): boolean {
  const { subscribed, unwanted } = connection.data;
  return (
    !isNamed(unwanted, row) && (!subscribed || subscribed.has("*") || isNamed(subscribed, row))
  );
}

function isNamed(names: ReadonlySet<string>, row: NotificationRow): boolean {
  return [...names].some(
    (name) =>
      name === row.event_type ||
      name === row.category ||
      topics[name]?.some((one) => one === row.category || one === row.event_type),
  );
}

/** New to everybody here, or back after it slept. */
const isFresh = (row: NotificationRow, before: number): boolean =>
  !row.deleted_at && (row.born_seq > before || row.change === "woken");

const bulkTypeOf = ({ change }: NotificationRow) =>
  change === "read_all" || change === "deleted_all" ? change : "bulk";

/** What rows that changed together have in common now. */
function commonOf(
  group: NotificationRow[],
  reader: Actor,
): ServerMessages["notifications_bulk"]["data"] {
  const [row] = group as [NotificationRow];
  const { is_read, read_at, seen_at, archived_at } = toWire(row, reader);
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

function bySeq(rows: NotificationRow[]): NotificationRow[][] {
  const groups: NotificationRow[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.[0]?.seq === row.seq) last.push(row);
    else groups.push([row]);
  }
  return groups;
}
