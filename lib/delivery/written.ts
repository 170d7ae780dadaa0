import { EventEmitter } from "node:events";
import { singleton } from "@/lib/core/singleton";
import type { UnreadCount } from "@/lib/domain/notification/schema";
import type { NotificationRow } from "@/lib/domain/notification/table";
import type { Preferences } from "@/lib/domain/preference/rules/delivery";

/** What one transaction of the dispatcher changed in a person's feed. */
export interface WrittenFeed {
  /** The position of the feed before and after it; the rows are all that changed in between. */
  fromSeq: number;
  toSeq: number;
  /** New and changed rows, in the order of their `seq`. */
  rows: NotificationRow[];
  /** The preferences that the new rows were decided by; undefined without new rows. */
  preferences: Preferences | undefined;
  /** At `toSeq`; undefined when nobody of this process follows the feed. */
  unread: UnreadCount | undefined;
}
/** By the id of the person. */
export type Written = ReadonlyMap<string, WrittenFeed>;
type Listener = (written: Written) => void;
/** Tells whether somebody of this process follows a person's feed. */
type IsFollowed = (userId: string) => boolean;

const emitter = singleton("delivery.written", () => new EventEmitter());
const followers = singleton("delivery.followers", () => new Set<IsFollowed>());

/** Publishes what was written within this process, so that it need not be read again. */
export const publishWritten = (written: Written): void => void emitter.emit("written", written);

/** Those of these people whose unread counts somebody of this process wants. */
export const followedOf = (userIds: Iterable<string>): string[] =>
  [...userIds].filter((id) => [...followers].some((isFollowed) => isFollowed(id)));

/**
 * Calls `listener` after each transaction of the dispatcher, with the unread counts of the feeds
 * that are followed. Returns how to stop.
 */
export function onWritten(listener: Listener, isFollowed: IsFollowed = () => false): () => void {
  emitter.on("written", listener);
  followers.add(isFollowed);
  return () => {
    emitter.off("written", listener);
    followers.delete(isFollowed);
  };
}
