import { and, isNull, lte } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { countUnseen } from "../read/unread-count";
import { notifications as n } from "../table";
import { changeFeedInParts } from "../steps/change-feed";

/** Marks what was created up to a position as seen: the recipient has opened the list. */
export async function markSeen(recipientId: string, upToSeq: number) {
  await changeFeedInParts(recipientId, and(isNull(n.seen_at), lte(n.born_seq, upToSeq)), "seen", {
    seen_at: clock.now(),
  });
  return { unseen_count: await countUnseen(recipientId) };
}
