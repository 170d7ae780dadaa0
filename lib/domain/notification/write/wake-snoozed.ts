import { and, asc, eq, isNotNull } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db, transaction } from "@/lib/core/db";
import { earliest, isDue } from "@/lib/core/due";
import { preferencesOf } from "@/lib/domain/preference/read/preferences";
import { decideDelivery, targetsOf } from "@/lib/domain/preference/rules/delivery";
import { definitionOf } from "@/lib/event/catalogue";
import { notifications as n, type NotificationRow } from "../table";
import { changeFeed, lockFeed } from "../steps/change-feed";

const BATCH_SIZE = 200;

const waiting = { at: n.wakes_at, where: isNotNull(n.wakes_at) };

export const nextWaking = () => earliest(waiting);

/**
 * Brings back snoozed notifications whose time has come. Unread ones count as new and alert the
 * recipient again, unless the preferences of this moment forbid it. Each gets its own `seq`. Any
 * number of nodes may run it. Returns how many were due.
 */
export async function wakeSnoozed(): Promise<number> {
  const due = await db()
    .select({ id: n.id, recipient: n.recipient_id })
    .from(n)
    .where(isDue(waiting))
    .orderBy(asc(n.wakes_at))
    .limit(BATCH_SIZE);
  for (const { id, recipient } of due) await wake(id, recipient);
  return due.length;
}

const wake = (id: string, recipient: string): Promise<void> =>
  transaction(async (tx) => {
    // Another node may be waking the same notification: read it only after the feed is locked.
    await lockFeed(tx, recipient);
    const [row] = await tx
      .select()
      .from(n)
      .where(and(eq(n.id, id), isDue(waiting)));
    if (!row) return;
    if (row.read_at !== null || row.archived_at !== null) {
      await changeFeed(recipient, eq(n.id, id), "unsnoozed", { wakes_at: null });
      return;
    }
    await changeFeed(recipient, eq(n.id, id), "woken", {
      wakes_at: null,
      seen_at: null,
      silent: await silenceReason(row),
    });
  });

/** Why the recipient's preferences forbid an alert now; null when they allow it. */
async function silenceReason(row: NotificationRow): Promise<NotificationRow["silent"]> {
  const preferences = (await preferencesOf([row.recipient_id])).get(row.recipient_id)!;
  const { alert } = decideDelivery(
    {
      channels: { in_app: 0 },
      category: row.category,
      priority: row.priority,
      isLocked: definitionOf(row.event_type)?.lockedReason !== undefined,
      about: targetsOf({ type: row.related_type, id: row.related_id, lot_id: row.lot_id }),
    },
    preferences,
    new Set(),
    clock.now(),
  );
  return alert.willSend ? null : alert.because;
}
