import { clock } from "@/lib/core/clock";
import { hint, onTransaction, type Database, together } from "@/lib/core/db";
import { deliveries, notifications } from "@/lib/domain/notification/table";
import { preferencesOf } from "@/lib/domain/preference/read/preferences";
import { wordingOf } from "@/lib/domain/template/read/wording";
import { pendingEvents, writtenNotifications, type PendingEvent } from "@/lib/event/emit";
import { events } from "@/lib/event/table";
import { deliveriesOf } from "./deliveries";
import { draftOf, type Draft } from "./draft";
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
  const resolutions = pending.flatMap(resolutionsOf);
  // Statements that do not need each other's answers are sent together.
  const [plans, open] = await together([
    together(pending.map(planNotifications)),
    openNotifications(tx, resolutions),
    storeEvents(tx, pending),
  ]);
  const planned = plans.flat();
  const recipients = await lockRecipients(tx, [
    ...planned.map((one) => one.recipient),
    ...open.map((one) => one.recipient_id),
  ]);
  const existing = planned.filter((one) => recipients.has(one.recipient));
  const drafts = await draftNotifications(tx, existing, recipients);
  for (const part of inParts(drafts.map((draft) => draft.row)))
    await tx.insert(notifications).values(part);
  // `resolveNotification` takes the next `seq` when it is called, so the sequences come last.
  await together([
    ...inParts(drafts.flatMap(deliveriesOf)).map((part) => tx.insert(deliveries).values(part)),
    ...open.map((one) => resolveNotification(tx, one, resolutions, recipients)),
    storeSequences(tx, [...recipients.values()]),
  ]);
  rememberWritten(drafts);
  hint("users", ...recipients.keys());
}

async function storeEvents(tx: Database, pending: PendingEvent[]): Promise<void> {
  await tx
    .insert(events)
    .values(pending.map(({ type, payload, author }) => ({ type, payload, author_id: author })));
}

/** The rows to write, without those that a recipient has already. Takes the recipients' `seq`. */
async function draftNotifications(
  tx: Database,
  planned: PlannedNotification[],
  recipients: Map<string, RecipientRow>,
): Promise<Draft[]> {
  if (!planned.length) return [];
  const [fresh, preferences, wording] = await together([
    withoutDuplicates(tx, planned),
    preferencesOf(planned.map((one) => one.recipient)),
    wordingOf(planned.map((one) => one.event.type)),
  ]);
  return fresh.map((one) =>
    draftOf(one, recipients.get(one.recipient)!, {
      preferences: preferences.get(one.recipient)!,
      wording,
      now: clock.now(),
    }),
  );
}

/** Notes which notifications were written for whom, for the answer of the request. */
function rememberWritten(drafts: Draft[]): void {
  const written = writtenNotifications();
  for (const { row } of drafts)
    written.set(row.recipient_id, [...(written.get(row.recipient_id) ?? []), row.id]);
}

const inParts = <T>(all: T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / MAX_ROWS_PER_INSERT) }, (_, index) =>
    all.slice(index * MAX_ROWS_PER_INSERT, (index + 1) * MAX_ROWS_PER_INSERT),
  );
