import { and, asc, eq, gt } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { anyOf, db, listOf } from "@/lib/core/db";
import { MINUTE_MS } from "@/lib/core/duration";
import { preferencesOf } from "@/lib/domain/preference/read/preferences";
import type { SyncResult } from "../schema";
import { feeds, notifications as n, type NotificationRow } from "../table";
import { toastOptionsOf } from "./toast-options";
import { countUnread } from "./unread-count";
import { toWire, type Recipient } from "./wire";

const MAX_CHANGES = 500;
/** Who acted while the connection was gone still waits for the confirmation for so long. */
const OWN_ACT_MS = MINUTE_MS;

/**
 * What changed in a recipient's feed after `sinceSeq`, the oldest change first. Answers `reset`
 * (fetch the list again) after more than 500 changes, for a position that the feed has not reached,
 * and for one so old that deletions after it were purged.
 */
export async function sync(recipient: Recipient, sinceSeq: number): Promise<SyncResult> {
  const [position] = await db()
    .select({ seq: feeds.seq, floor: feeds.floor })
    .from(feeds)
    .where(eq(feeds.user_id, recipient.id));
  const { seq, floor } = position ?? { seq: 0, floor: 0 };
  const isKnown = sinceSeq <= seq && sinceSeq >= floor;
  const changed = isKnown ? await changesSince(recipient.id, sinceSeq, MAX_CHANGES + 1) : null;
  const unread_count = await countUnread(recipient.id);
  if (!changed || changed.length > MAX_CHANGES)
    return { seq, reset: true, upserts: [], deleted_ids: [], unread_count, toasts: {} };
  const present = changed.filter((row) => !row.deleted_at);
  const arrivals = present.filter((row) => isArrival(row, sinceSeq));
  const preferences = arrivals.length
    ? (await preferencesOf([recipient.id])).get(recipient.id)
    : undefined;
  return {
    seq,
    reset: false,
    unread_count,
    deleted_ids: changed.filter((row) => row.deleted_at).map((row) => row.id),
    upserts: present.map((row) => toWire(row, recipient)),
    toasts: Object.fromEntries(arrivals.map((row) => [row.id, toastOptionsOf(row, preferences)])),
  };
}

/**
 * Whether a row may show a toast: in the list, created or woken after the position, and unread. The
 * confirmation of a person's own act is stored as read, and counts as unread for a minute.
 */
const isArrival = (row: NotificationRow, sinceSeq: number): boolean =>
  (row.read_at === null || isRecentOwnAct(row)) &&
  row.archived_at === null &&
  (row.snoozed_until === null || row.snoozed_until <= clock.now()) &&
  (row.born_seq > sinceSeq || row.change === "woken");

const isRecentOwnAct = ({ change, created_at }: NotificationRow): boolean =>
  change === "new" && clock.now().getTime() - created_at.getTime() < OWN_ACT_MS;

/** Rows whose last change is newer than `seq`, deleted ones included, the oldest change first. */
export const changesSince = (recipientId: string, seq: number, limit: number) =>
  db()
    .select()
    .from(n)
    .where(and(eq(n.recipient_id, recipientId), gt(n.seq, seq)))
    .orderBy(asc(n.seq), asc(n.created_at))
    .limit(limit);

/** The position of each of these people's feeds that has any notification, in one query. */
export const feedPositions = async (recipientIds: string[]): Promise<Map<string, number>> =>
  new Map(
    (
      await db()
        .select({ id: feeds.user_id, seq: feeds.seq })
        .from(feeds)
        .where(anyOf(feeds.user_id, listOf(recipientIds)))
    ).map((row) => [row.id, row.seq]),
  );
