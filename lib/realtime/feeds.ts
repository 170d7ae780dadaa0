import { log } from "@/lib/core/log";
import { changesSince, feedPositions } from "@/lib/domain/notification/read/sync";
import { getUnreadCount } from "@/lib/domain/notification/read/unread-count";
import { preferencesOf } from "@/lib/domain/preference/read/preferences";
import { isSentAsNew, sendChanges } from "./feed-messages";
import type { Hub } from "./hub";

const MAX_CHANGES = 500;

interface Feed {
  /** The position up to which everything was sent. */
  seq: number;
  /** The latest push; the next one waits for it. */
  sending: Promise<void>;
}
const roomOf = (userId: string) => `user:${userId}`;

/**
 * Pushes changes of the stored feeds to the people connected to this node. The rows and their `seq`
 * are the truth: a hint only makes the push fast, and a sweep each second finds what a hint missed.
 * A push can be late, never lost.
 */
export class Feeds {
  readonly #feeds = new Map<string, Feed>();
  readonly #hub: Hub;

  constructor(hub: Hub) {
    this.#hub = hub;
  }

  /** Follows a feed from `seq`, or from where it is followed already. Returns that position. */
  follow(userId: string, seq: number): number {
    const feed = this.#feeds.get(userId) ?? { seq, sending: Promise.resolve() };
    this.#feeds.set(userId, feed);
    return feed.seq;
  }

  /** Stops following a person's feed when none of their connections is left. */
  release(userId: string): void {
    if (!this.#hub.connectionsIn(roomOf(userId)).length) this.#feeds.delete(userId);
  }

  /** Sends what is new to these people, one push after the other for each of them. */
  async push(userIds: string[]): Promise<void> {
    await Promise.all(
      userIds.flatMap((userId) => {
        const feed = this.#feeds.get(userId);
        if (!feed) return [];
        feed.sending = feed.sending
          .then(() => this.#send(userId, feed))
          .catch((error: unknown) =>
            log().warn({ err: error }, "pushing a feed failed and will be tried again"),
          );
        return [feed.sending];
      }),
    );
  }

  /** Sends what is new to all people whose feed has moved on. */
  async pushAll(): Promise<void> {
    if (!this.#feeds.size) return;
    const positions = await feedPositions([...this.#feeds.keys()]);
    await this.push(
      [...positions]
        .filter(([userId, seq]) => seq > (this.#feeds.get(userId)?.seq ?? seq))
        .map(([userId]) => userId),
    );
  }

  async #send(userId: string, feed: Feed): Promise<void> {
    const rows = await changesSince(userId, feed.seq, MAX_CHANGES + 1);
    const connections = this.#hub.connectionsIn(roomOf(userId));
    const recipient = connections[0]?.data.actor;
    if (!rows.length || !recipient) return;
    const unread = await getUnreadCount(userId);
    if (rows.length > MAX_CHANGES) {
      this.#sendReset(userId, unread.seq, unread.count);
      feed.seq = unread.seq;
    } else {
      const hasNew = rows.some((row) => isSentAsNew(row, feed.seq));
      const preferences = hasNew ? (await preferencesOf([userId])).get(userId) : undefined;
      sendChanges(this.#hub.connectionsIn(roomOf(userId)), rows, {
        recipient,
        sinceSeq: feed.seq,
        unreadCount: unread.count,
        preferences,
      });
      feed.seq = rows.at(-1)!.seq;
    }
    const { unread_count: _same, by_channel: _channels, ...counts } = unread;
    this.#hub.emit(roomOf(userId), "unread_count", { type: "unread_count", ...counts });
  }

  #sendReset(userId: string, seq: number, unreadCount: number): void {
    this.#hub.emit(roomOf(userId), "sync", {
      type: "sync",
      seq,
      reset: true,
      upserts: [],
      deleted_ids: [],
      unread_count: unreadCount,
      toasts: {},
    });
  }
}
