import type { Actor } from "@/lib/core/actor";
import { log } from "@/lib/core/log";
import { getUnreadCount } from "@/lib/domain/notification/read/count";
import { changesSince, feedPositions } from "@/lib/domain/notification/read/notifications";
import { wire, type NotificationRow } from "@/lib/domain/notification/read/wire";
import type { UnreadCount } from "@/lib/domain/notification/schema";
import type { ToastHint } from "./protocol";
import type { ParkmateServer, ParkmateSocket } from "./server";

const MAX_BATCH = 500;
/** S2's topics in the words of the catalogue. */
const topics: Record<string, string[]> = { reservation: ["booking", "reminder"], parking_lot: ["lot_availability", "new_parking_lot"] };

interface Feed { seq: number; sockets: Set<string>; pumping: Promise<void> }

/**
 * Follows the stored feeds of the people connected here. The rows and their `seq` are the truth; a wake-up only makes
 * it fast, a sweep each second finds what a wake-up missed. So a push can be late, but never lost (P9, P12).
 */
export class Feeds {
  readonly #feeds = new Map<string, Feed>();
  readonly #io: ParkmateServer;

  constructor(io: ParkmateServer) {
    this.#io = io;
  }

  join(userId: string, socketId: string, seq: number): void {
    const feed = this.#feeds.get(userId) ?? { seq, sockets: new Set(), pumping: Promise.resolve() };
    feed.sockets.add(socketId);
    this.#feeds.set(userId, feed);
  }

  leave(userId: string, socketId: string): void {
    const feed = this.#feeds.get(userId);
    feed?.sockets.delete(socketId);
    if (feed?.sockets.size === 0) this.#feeds.delete(userId);
  }

  /** Sends what is new to these people; one at a time for each person, in the order of their feed. */
  async pump(userIds: string[]): Promise<void> {
    await Promise.all(userIds.map((userId) => {
      const feed = this.#feeds.get(userId);
      if (!feed) return undefined;
      feed.pumping = feed.pumping.then(() => this.#send(userId, feed)).catch((error: unknown) => log().warn({ err: error }, "a feed could not be sent and will be tried again"));
      return feed.pumping;
    }));
  }

  async pumpAll(): Promise<void> {
    if (!this.#feeds.size) return;
    const positions = await feedPositions([...this.#feeds.keys()]);
    await this.pump([...positions].filter(([userId, seq]) => seq > (this.#feeds.get(userId)?.seq ?? seq)).map(([userId]) => userId));
  }

  async #send(userId: string, feed: Feed): Promise<void> {
    const rows = await changesSince(userId, feed.seq, MAX_BATCH + 1);
    const reader = this.#readerOf(feed);
    if (!rows.length || !reader) return;
    const before = feed.seq;
    const unread = await getUnreadCount(userId);
    const last = rows.length > MAX_BATCH ? unread.seq : rows.at(-1)!.seq;
    const room = this.#io.to(`user:${userId}`);
    if (rows.length > MAX_BATCH) room.emit("sync", { type: "sync", seq: last, reset: true, upserts: [], deleted_ids: [], unread_count: unread.count });
    else for (const group of bySeq(rows)) this.#emit(group, before, reader, unread, feed);
    feed.seq = last;
    const { unread_count: _same, by_channel: _channels, ...frame } = unread;
    room.emit("unread_count", { type: "unread_count", ...frame });
  }

  #emit(group: NotificationRow[], before: number, reader: Actor, unread: UnreadCount, feed: Feed): void {
    const [row] = group as [NotificationRow];
    const room = this.#io.to(`user:${reader.id}`);
    if (group.length === 1 && row.born_seq > before && !row.deleted_at) return this.#emitNew(row, reader, unread, feed);
    if (group.length > 1 || row.change === "read_all") {
      room.emit("notifications_bulk", { type: "notifications_bulk", update_type: row.change, data: { ids: group.map((one) => one.id) }, unread_count: unread.count, seq: row.seq });
      return;
    }
    room.emit("notification_update", {
      type: "notification_update", update_type: row.change, data: { ...wire(row, reader), notification_id: row.id, is_read: row.read_at !== null },
      unread_count: unread.count, seq: row.seq,
    });
  }

  #emitNew(row: NotificationRow, reader: Actor, unread: UnreadCount, feed: Feed): void {
    for (const id of feed.sockets) {
      const socket = this.#io.sockets.sockets.get(id);
      if (!socket || !wants(socket, row)) continue;
      socket.emit("new_notification", { type: "new_notification", notification: wire(row, reader), unread_count: unread.count, toast: toastOf(row) });
    }
  }

  #readerOf(feed: Feed): Actor | undefined {
    for (const id of feed.sockets) {
      const socket = this.#io.sockets.sockets.get(id);
      if (socket) return socket.data.actor;
    }
    return undefined;
  }
}

/** Subscriptions filter what one socket is pushed, never what is stored or counted (U18). */
function wants(socket: ParkmateSocket, row: NotificationRow): boolean {
  const { subscribed } = socket.data;
  if (!subscribed || subscribed.has("*")) return true;
  return [...subscribed].some((name) => name === row.event_type || name === row.category || topics[name]?.some((one) => one === row.category || one === row.event_type));
}

/** A notice that somebody has already dealt with needs no toast any more. */
const toastOf = (row: NotificationRow): ToastHint => ({
  show: row.resolved === null, sticky: false, sound: row.priority === "HIGH", vibrate: row.level !== "info", desktop: row.priority !== "LOW",
});

function bySeq(rows: NotificationRow[]): NotificationRow[][] {
  const groups: NotificationRow[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.[0]?.seq === row.seq) last.push(row);
    else groups.push([row]);
  }
  return groups;
}
