import { and, eq, isNull } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db, transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { differences } from "@/lib/domain/audit/rules";
import { audit } from "@/lib/domain/audit/write";
import { getNotification, recipientOf } from "../read/notifications";
import { isWithinAYear, mayReword } from "../rules";
import type { Notification, NotificationChange } from "../schema";
import { notifications as n, type Change, type NotificationRow } from "../table";
import { changeFeed, type ChangedValues } from "../steps/change-feed";

type StateChange = Pick<NotificationChange, "is_read" | "archived" | "snoozed_until">;
type WordChange = Omit<NotificationChange, keyof StateChange>;

/**
 * Changes a notification (docs/requirements.md C20). Its recipient changes the state; a
 * person who `mayReword` it changes the text while it is unread. Unchanged values have no effect,
 * so that a client may send back the whole object. Throws 404 for an unknown notification, for
 * other people, and for a person who may only reword it but sends state; 403 for a recipient who
 * may not reword it; 409 `already_read`; 400 for a snooze time out of range.
 */
export const editNotification = (
  actor: Actor,
  id: string,
  { is_read, archived, snoozed_until, ...words }: NotificationChange,
): Promise<Notification> =>
  transaction(async () => {
    const [row] = await db()
      .select()
      .from(n)
      .where(and(eq(n.id, id), isNull(n.deleted_at)));
    const isRecipient = row?.recipient_id === actor.id;
    const hasWords = Object.keys(words).length > 0;
    if (!row || !(isRecipient || (hasWords && mayReword(actor, row)))) throw errors.notFound();
    if (hasWords) await changeWords(actor, row, words);
    const state = { is_read, archived, snoozed_until };
    if (isRecipient) await changeState(row, state);
    else if (Object.values(state).some((value) => value !== undefined)) throw errors.notFound();
    return getNotification(isRecipient ? actor : await recipientOf(row.recipient_id), id);
  });

async function changeWords(actor: Actor, row: NotificationRow, given: WordChange): Promise<void> {
  const words: ChangedValues = Object.fromEntries(
    Object.entries(given).filter(([name, value]) => row[name as keyof WordChange] !== value),
  );
  if (Object.keys(words).length === 0) return;
  if (!mayReword(actor, row))
    throw errors.forbidden("Only what a person wrote can be reworded, and only by its author.");
  const isUnread = isNull(n.read_at);
  const changed = await changeFeed(
    row.recipient_id,
    and(eq(n.id, row.id), isUnread),
    "edited",
    words,
  );
  if (!changed.length)
    throw errors.conflict("already_read", "It was read already; its words can no longer change.");
  audit(actor, "notification.edit", { type: "notification", id: row.id }, differences(row, words));
}

/** One part of a change of state: its name in the feed, and the values to store. */
interface StateUpdate {
  change: Change;
  values: ChangedValues;
}

async function changeState(row: NotificationRow, state: StateChange): Promise<void> {
  const updates = [
    readUpdate(row, state.is_read),
    archiveUpdate(row, state.archived),
    snoozeUpdate(row, state.snoozed_until),
  ].filter((update) => update !== null);
  if (!updates.length) return;
  const change = updates.length === 1 ? updates[0]!.change : "edited";
  const values = updates.reduce<ChangedValues>((all, update) => ({ ...all, ...update.values }), {});
  await changeFeed(row.recipient_id, eq(n.id, row.id), change, values);
}

function readUpdate(row: NotificationRow, isRead: boolean | undefined): StateUpdate | null {
  if (isRead === undefined || isRead === (row.read_at !== null)) return null;
  return isRead
    ? { change: "read", values: { read_at: clock.now() } }
    : { change: "unread", values: { read_at: null } };
}

function archiveUpdate(row: NotificationRow, isArchived: boolean | undefined): StateUpdate | null {
  if (isArchived === undefined || isArchived === (row.archived_at !== null)) return null;
  return isArchived
    ? { change: "archived", values: { archived_at: clock.now() } }
    : { change: "unarchived", values: { archived_at: null } };
}

function snoozeUpdate(
  row: NotificationRow,
  wakesAt: string | null | undefined,
): StateUpdate | null {
  const until = wakesAt ? new Date(wakesAt) : null;
  if (wakesAt === undefined || until?.getTime() === row.snoozed_until?.getTime()) return null;
  if (until && !isWithinAYear(until, clock.now()))
    throw errors.invalid({ snoozed_until: ["Choose a time within the next year."] });
  return {
    change: until ? "snoozed" : "unsnoozed",
    values: { snoozed_until: until, wakes_at: until },
  };
}
