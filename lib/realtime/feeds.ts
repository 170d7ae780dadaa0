import { setImmediate } from "node:timers/promises";
import { log } from "@/lib/core/log";
import type { Written, WrittenFeed } from "@/lib/delivery/written";
import { changesSince, feedPositions } from "@/lib/domain/notification/read/sync";
import { getUnreadCount } from "@/lib/domain/notification/read/unread-count";
import type { UnreadCount } from "@/lib/domain/notification/schema";
import { preferencesOf } from "@/lib/domain/preference/read/preferences";
import { isSentAsNew, sendChanges } from "./feed-messages";
import type { Hub } from "./hub";

const MAX_CHANGES = 500;
/**
 * To how many people one turn of the event loop sends, so that an announcement to thousands leaves
 * room for requests, for other pushes and for its own next batch.
 */
const PEOPLE_PER_TURN = 25;

interface Feed {
  /** The position up to which everything was sent. */
  seq: number;
  /** The position up to which pushes are waiting for their turn, so that no sweep reads it too. */
  waitingSeq: number;
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
    const feed = this.#feeds.get(userId) ?? { seq, waitingSeq: seq, sending: Promise.resolve() };
    this.#feeds.set(userId, feed);
    return feed.seq;
  }

  /** Whether somebody who is connected to this node follows a person's feed. */
  isFollowed = (userId: string): boolean => this.#feeds.has(userId);

  /** Stops following a person's feed when none of their connections is left. */
  release(userId: string): void {
    if (!this.#hub.connectionsIn(roomOf(userId)).length) this.#feeds.delete(userId);
  }

  /** Reads what is new to these people and sends it. */
  async push(userIds: string[]): Promise<void> {
    await inParts(userIds, (userId) =>
      this.#inTurn(userId, (feed) => this.#readAndSend(userId, feed)),
    );
  }

  /**
   * Sends what the dispatcher of this process has just written. A feed is read only when it has a
   * gap: when it is not yet at the position from which these changes go on.
   */
  async pushWritten(written: Written): Promise<void> {
    const followed = [...written].filter(([userId]) => this.isFollowed(userId));
    for (const [userId, { toSeq }] of followed) this.#feeds.get(userId)!.waitingSeq = toSeq;
    await inParts(followed, ([userId, changes]) => this.#pushFeed(userId, changes));
  }

  #pushFeed(userId: string, changes: WrittenFeed): Promise<void> {
    return this.#inTurn(userId, async (feed) => {
      const { unread } = changes;
      if (feed.seq >= changes.toSeq) return;
      if (feed.seq !== changes.fromSeq || !unread) await this.#readAndSend(userId, feed);
      else this.#send(userId, feed, changes, unread);
    });
  }

  /** Runs the pushes of one feed one after the other. */
  #inTurn(userId: string, work: (feed: Feed) => Promise<void>): Promise<void> {
    const feed = this.#feeds.get(userId);
    if (!feed) return Promise.resolve();
    feed.sending = feed.sending
      .then(() => work(feed))
      .catch((error: unknown) =>
        log().warn({ err: error }, "pushing a feed failed and will be tried again"),
      )
      .finally(() => (feed.waitingSeq = feed.seq));
    return feed.sending;
  }

  /** Sends what is new to all people whose feed has moved on. */
  async pushAll(): Promise<void> {
    if (!this.#feeds.size) return;
    const positions = await feedPositions([...this.#feeds.keys()]);
    await this.push(
      [...positions]
        .filter(([userId, seq]) => {
          const feed = this.#feeds.get(userId);
          return feed && seq > Math.max(feed.seq, feed.waitingSeq);
        })
        .map(([userId]) => userId),
    );
  }

  async #readAndSend(userId: string, feed: Feed): Promise<void> {
    const rows = await changesSince(userId, feed.seq, MAX_CHANGES + 1);
    if (!rows.length) return;
    const unread = await getUnreadCount(userId);
    if (rows.length > MAX_CHANGES) {
      this.#sendReset(userId, unread.seq, unread.count);
      feed.seq = unread.seq;
      this.#sendCounts(userId, unread);
      return;
    }
    const hasNew = rows.some((row) => isSentAsNew(row, feed.seq));
    const preferences = hasNew ? (await preferencesOf([userId])).get(userId) : undefined;
    this.#send(userId, feed, { rows, preferences, toSeq: rows.at(-1)!.seq }, unread);
  }

  #send(
    userId: string,
    feed: Feed,
    { rows, preferences, toSeq }: Omit<WrittenFeed, "fromSeq" | "unread">,
    unread: UnreadCount,
  ): void {
    const connections = this.#hub.connectionsIn(roomOf(userId));
    const recipient = connections[0]?.data.actor;
    if (!recipient) return;
    sendChanges(connections, rows, {
      recipient,
      sinceSeq: feed.seq,
      unreadCount: unread.count,
      preferences,
    });
    feed.seq = toSeq;
    this.#sendCounts(userId, unread);
  }

  #sendCounts(userId: string, unread: UnreadCount): void {
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

/** Begins the pushes part by part; a slow one does not hold up those of others. */
async function inParts<Item>(
  items: readonly Item[],
  push: (item: Item) => Promise<void>,
): Promise<void> {
  const pushes: Promise<void>[] = [];
  for (let from = 0; from < items.length; from += PEOPLE_PER_TURN) {
    if (from > 0) await setImmediate();
    pushes.push(...items.slice(from, from + PEOPLE_PER_TURN).map(push));
  }
  await Promise.all(pushes);
}
