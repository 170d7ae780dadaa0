import { and, eq, isNull } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db, transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { audit } from "@/lib/domain/audit/write";
import { getNotification, readerOf } from "../read/notifications";
import { isWithinAYear, mayReword } from "../rules";
import type { Notification, NotificationChange } from "../schema";
import { notifications as n, type Change } from "../table";
import { changeFeed, type Values } from "./feed";

/**
 * Changes a notification (C20): its recipient the state, its author (for the system's, any administrator) the words while nobody
 * has read them. Saying what is so already changes nothing. Throws 404 for others' notifications, 403 for words that are not theirs to change, 409 once it was read.
 */
export const editNotification = (
  actor: Actor,
  id: string,
  change: NotificationChange,
): Promise<Notification> =>
  transaction(async () => {
    const { is_read, archived, snoozed_until, ...words } = change;
    const state = { is_read, archived, snoozed_until };
    const recipient = Object.keys(words).length
      ? await changeWords(actor, id, words as Values)
      : null;
    const [own] = await db()
      .select()
      .from(n)
      .where(and(eq(n.id, id), eq(n.recipient_id, actor.id), isNull(n.deleted_at)));
    if (own) await changeState(own, state);
    else if (!recipient || Object.values(state).some((value) => value !== undefined))
      throw errors.notFound();
    return getNotification(own ? actor : await readerOf(recipient!), id);
  });

/** Returns whose notification it is. Words that it has already are no change: a client may send back the whole object. */
async function changeWords(actor: Actor, id: string, given: Values): Promise<string> {
  const [row] = await db()
    .select()
    .from(n)
    .where(and(eq(n.id, id), isNull(n.deleted_at)));
  if (!row || (row.recipient_id !== actor.id && !mayReword(actor, row))) throw errors.notFound();
  const words = Object.fromEntries(
    Object.entries(given).filter(([name, value]) => row[name as keyof typeof row] !== value),
  ) as Values;
  if (Object.keys(words).length === 0) return row.recipient_id;
  if (!mayReword(actor, row))
    throw errors.forbidden("Only what a person wrote can be reworded, and only by its author.");
  const changed = await changeFeed(
    row.recipient_id,
    and(eq(n.id, id), isNull(n.read_at)),
    "edited",
    words,
  );
  if (!changed.length)
    throw errors.conflict("already_read", "It was read already; its words stay.");
  await audit(
    actor,
    "notification.edit",
    { type: "notification", id },
    { before: { title: row.title, message: row.message } },
  );
  return row.recipient_id;
}

async function changeState(
  row: typeof n.$inferSelect,
  {
    is_read,
    archived,
    snoozed_until,
  }: Pick<NotificationChange, "is_read" | "archived" | "snoozed_until">,
): Promise<void> {
  const until = snoozed_until ? new Date(snoozed_until) : null;
  const isSame = until?.getTime() === row.snoozed_until?.getTime();
  if (until && !isSame && !isWithinAYear(until, clock.now()))
    throw errors.invalid({ snoozed_until: ["Choose a time within the coming year."] });
  const steps: [Change, Values][] = [
    ...(is_read === undefined || is_read === (row.read_at !== null)
      ? []
      : [
          [is_read ? "read" : "unread", { read_at: is_read ? clock.now() : null }] as [
            Change,
            Values,
          ],
        ]),
    ...(archived === undefined || archived === (row.archived_at !== null)
      ? []
      : [
          [
            archived ? "archived" : "unarchived",
            { archived_at: archived ? clock.now() : null },
          ] as [Change, Values],
        ]),
    ...(snoozed_until === undefined || isSame
      ? []
      : [
          [until ? "snoozed" : "unsnoozed", { snoozed_until: until, wakes_at: until }] as [
            Change,
            Values,
          ],
        ]),
  ];
  if (!steps.length) return;
  const change = steps.length === 1 ? steps[0]![0] : "edited";
  await changeFeed(
    row.recipient_id,
    eq(n.id, row.id),
    change,
    Object.assign({}, ...steps.map(([, values]) => values)) as Values,
  );
}
