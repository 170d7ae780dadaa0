import type { QueryClient } from "@tanstack/react-query";
import type { UnreadCount } from "@/lib/domain/notification/schema";

const KEY = ["notifications", "/api/notifications/unread_count"] as const;
const nothingUnread: UnreadCount = {
  count: 0,
  unread_count: 0,
  unseen_count: 0,
  action_required: 0,
  by_type: {},
  by_channel: {},
  seq: 0,
};

export const refreshUnreadCount = (client: QueryClient): void =>
  void client.invalidateQueries({ queryKey: KEY });
export const cachedUnreadCount = (client: QueryClient): UnreadCount | undefined =>
  client.getQueriesData<UnreadCount>({ queryKey: KEY })[0]?.[1];

/** The position in the feed for which the server's latest count holds; undefined without one. */
export const countedSeq = (client: QueryClient): number | undefined =>
  cachedUnreadCount(client)?.seq;

/**
 * Takes over a count of the server that holds for the position `seq` of the feed, unless a newer
 * one is known: answers and pushes may overtake each other. Returns whether it was taken over.
 */
export function storeUnreadCount(
  client: QueryClient,
  unread: number,
  seq: number,
  details: Partial<UnreadCount> = {},
): boolean {
  if (seq < (countedSeq(client) ?? 0)) return false;
  write(client, { ...details, count: unread, unread_count: unread, seq });
  return true;
}

/** The answer to a command that changed one notification, or several. */
export interface Answer {
  unread_count: number;
  notification?: { seq: number };
}

/**
 * Takes over the count in the answer to a command that was sent when the latest count held for
 * `sentAtSeq`. Only an answer with its notification names its position. Of any other it is not
 * known whether it is older than a count that has come meanwhile; that one stays, because the
 * change by the command is pushed, too.
 */
export function storeAnsweredCount(
  client: QueryClient,
  { unread_count, notification }: Answer,
  sentAtSeq: number | undefined,
): void {
  if (notification) storeUnreadCount(client, unread_count, notification.seq);
  else if (countedSeq(client) === sentAtSeq) estimateUnreadCount(client, unread_count);
}

/** Sets the count that a change here leads to, until the server's arrives. */
export const estimateUnreadCount = (client: QueryClient, unread: number): void =>
  write(client, { count: unread, unread_count: unread });

/** A request in flight is cancelled, because its answer is older. */
function write(client: QueryClient, counts: Partial<UnreadCount>): void {
  void client.cancelQueries({ queryKey: KEY }, { silent: true });
  client.setQueriesData<UnreadCount>({ queryKey: KEY }, (old) => ({
    ...(old ?? nothingUnread),
    ...counts,
  }));
}
