import { clock } from "@/lib/core/clock";
import { hint, onTransaction, type Database } from "@/lib/core/db";
import { deliveries, notifications } from "@/lib/domain/notification/table";
import { preferencesOf } from "@/lib/domain/preference/read/preferences";
import { wordingOf } from "@/lib/domain/template/read/wording";
import { pendingEvents, writtenNotifications, type PendingEvent } from "@/lib/event/emit";
import { events } from "@/lib/event/table";
import { deliveriesOf } from "./deliveries";
import { draftOf } from "./draft";
import { planNotifications, withoutDuplicates, type PlannedNotification } from "./plan";
import { lockRecipients, storeSequences, type RecipientRow } from "./recipients";
import { openNotifications, resolutionsOf, resolveNotification } from "./resolution";

const MAX_ROWS_PER_INSERT = 500;

/** Makes every transaction dispatch the events that it emitted, before it commits. */
export const startDispatch = () => onTransaction("delivery", { beforeCommit: dispatch });

/**
 * Stores events, their notifications and deliveries, and resolves the notifications they answer.
 */
async function dispatch(tx: Database): Promise<void> {
  const pending = pendingEvents().splice(0);
  if (!pending.length) return;
  await storeEvents(tx, pending);
  const planned = (await Promise.all(pending.map(planNotifications))).flat();
  const resolutions = pending.flatMap(resolutionsOf);
  const open = await openNotifications(tx, resolutions);
  const recipients = await lockRecipients(tx, [
    ...planned.map((one) => one.recipient),
    ...open.map((one) => one.recipient_id),
  ]);
  const existing = planned.filter((one) => recipients.has(one.recipient));
  await writeNotifications(tx, await withoutDuplicates(tx, existing), recipients);
  for (const one of open) await resolveNotification(tx, one, resolutions, recipients);
  await storeSequences(tx, [...recipients.values()]);
  hint("users", ...recipients.keys());
}

async function storeEvents(tx: Database, pending: PendingEvent[]): Promise<void> {
  await tx
    .insert(events)
    .values(pending.map(({ type, payload, author }) => ({ type, payload, author_id: author })));
}

async function writeNotifications(
  tx: Database,
  planned: PlannedNotification[],
  recipients: Map<string, RecipientRow>,
): Promise<void> {
  if (!planned.length) return;
  const preferences = await preferencesOf(planned.map((one) => one.recipient));
  const wording = await wordingOf(planned.map((one) => one.event.type));
  const drafts = planned.map((one) =>
    draftOf(one, recipients.get(one.recipient)!, {
      preferences: preferences.get(one.recipient)!,
      wording,
      now: clock.now(),
    }),
  );
  for (const part of inParts(drafts.map((draft) => draft.row)))
    await tx.insert(notifications).values(part);
  for (const part of inParts(drafts.flatMap(deliveriesOf)))
    await tx.insert(deliveries).values(part);
  const written = writtenNotifications();
  for (const { row } of drafts)
    written.set(row.recipient_id, [...(written.get(row.recipient_id) ?? []), row.id]);
}

const inParts = <T>(all: T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / MAX_ROWS_PER_INSERT) }, (_, index) =>
    all.slice(index * MAX_ROWS_PER_INSERT, (index + 1) * MAX_ROWS_PER_INSERT),
  );
