import { and, asc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { hint, onTransaction, type Database } from "@/lib/core/db";
import { deliveries, notifications } from "@/lib/domain/notification/table";
import { preferencesOf } from "@/lib/domain/preference/read/preferences";
import { wordingOf } from "@/lib/domain/template/read/wording";
import { users } from "@/lib/domain/user/table";
import { definitionOf } from "@/lib/event/catalogue";
import { pendingEvents, writtenNotifications, type PendingEvent } from "@/lib/event/emit";
import type { Audience, Copy, EventDefinition } from "@/lib/event/event";
import { events } from "@/lib/event/table";
import {
  deliveriesOf,
  draftOf,
  type Facts,
  type PlannedNotification,
  type RecipientRow,
} from "./notification";
import { recipientsOf } from "./recipients";

interface Resolution {
  event: string;
  group: string;
  resolved: { by: string; at: string; outcome: string };
}
const INSERT_AT_ONCE = 500;

/** Loads this module, which is what makes events reach people. */
export const startDispatch = () => onTransaction("delivery", { beforeCommit: writeNotifications });

async function writeNotifications(tx: Database): Promise<void> {
  const pending = pendingEvents().splice(0);
  if (!pending.length) return;
  await tx.insert(events).values(
    pending.map((event) => ({
      type: event.type,
      payload: event.payload,
      author_id: event.author,
    })),
  );
  const planned = (await Promise.all(pending.map(plannedFor))).flat();
  const resolutions = pending.flatMap(resolutionsOf);
  const open = resolutions.length ? await openNotifications(tx, resolutions) : [];
  const readers = await lockReaders(tx, [
    ...planned.map((one) => one.recipient),
    ...open.map((row) => row.recipient_id),
  ]);
  const fresh = await withoutKnown(
    tx,
    planned.filter((one) => readers.has(one.recipient)),
  );
  if (fresh.length) await insertNotifications(tx, fresh, readers);
  for (const row of open) await resolveNotification(tx, row, resolutions, readers);
  await storeSequences(tx, [...readers.values()]);
  hint("users", ...readers.keys());
}

async function plannedFor(event: PendingEvent): Promise<PlannedNotification[]> {
  const definition = definitionOf(event.type) as EventDefinition<Facts>;
  const dedupe = definition.dedupe(event.payload);
  const seen = new Set<string>();
  const planned: PlannedNotification[] = [];
  for (const [audience, copy] of Object.entries(definition.to) as [Audience, Copy<Facts>][]) {
    if (event.audiences && !event.audiences.includes(audience)) continue;
    for (const recipient of await recipientsOf(audience, event.payload)) {
      if (seen.has(recipient)) continue;
      seen.add(recipient);
      planned.push({ event, definition, audience, copy, recipient, dedupe });
    }
  }
  return planned;
}

const resolutionsOf = (event: PendingEvent): Resolution[] =>
  ((definitionOf(event.type) as EventDefinition<Facts>).resolves ?? []).map((resolves) => ({
    event: resolves.event,
    group: resolves.group(event.payload),
    resolved: {
      by: resolves.by(event.payload),
      at: clock.now().toISOString(),
      outcome: resolves.outcome,
    },
  }));

const openNotifications = (tx: Database, resolutions: Resolution[]) =>
  tx
    .select({
      id: notifications.id,
      recipient_id: notifications.recipient_id,
      event_type: notifications.event_type,
      group_key: notifications.group_key,
    })
    .from(notifications)
    .where(
      and(
        eq(notifications.asks, true),
        isNull(notifications.resolved),
        isNull(notifications.deleted_at),
        or(
          ...resolutions.map((wanted) =>
            and(
              eq(notifications.event_type, wanted.event),
              eq(notifications.group_key, wanted.group),
            ),
          ),
        ),
      ),
    )
    .orderBy(asc(notifications.recipient_id));

/** Takes the people's rows in one order, so that two transactions that tell the same people never wait for each other in a circle. */
async function lockReaders(tx: Database, ids: string[]): Promise<Map<string, RecipientRow>> {
  if (!ids.length) return new Map();
  const found = await tx
    .select({ id: users.id, timezone: users.timezone, seq: users.notification_seq })
    .from(users)
    .where(inArray(users.id, [...new Set(ids)]))
    .orderBy(asc(users.id))
    .for("no key update");
  return new Map(found.map((reader) => [reader.id, reader]));
}

async function withoutKnown(
  tx: Database,
  planned: PlannedNotification[],
): Promise<PlannedNotification[]> {
  if (!planned.length) return [];
  const known = await tx
    .select({ recipient: notifications.recipient_id, dedupe: notifications.dedupe_key })
    .from(notifications)
    .where(
      and(
        inArray(
          notifications.recipient_id,
          planned.map((n) => n.recipient),
        ),
        inArray(notifications.dedupe_key, [...new Set(planned.map((n) => n.dedupe))]),
      ),
    );
  const keys = new Set(known.map((row) => `${row.recipient} ${row.dedupe}`));
  return planned.filter((one) => {
    const key = `${one.recipient} ${one.dedupe}`;
    return !keys.has(key) && keys.add(key);
  });
}

async function insertNotifications(
  tx: Database,
  planned: PlannedNotification[],
  readers: Map<string, RecipientRow>,
): Promise<void> {
  const preferences = await preferencesOf(planned.map((one) => one.recipient));
  const wording = await wordingOf(planned.map((one) => one.event.type));
  const drafts = planned.map((one) =>
    draftOf(
      one,
      readers.get(one.recipient)!,
      preferences.get(one.recipient)!,
      wording,
      clock.now(),
    ),
  );
  const queue = drafts.flatMap(deliveriesOf);
  for (const part of inParts(drafts))
    await tx.insert(notifications).values(part.map((draft) => draft.row));
  for (const part of inParts(queue)) await tx.insert(deliveries).values(part);
  const told = writtenNotifications();
  for (const { row } of drafts)
    told.set(row.recipient_id, [...(told.get(row.recipient_id) ?? []), row.id]);
}

const inParts = <T>(all: T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / INSERT_AT_ONCE) }, (_, index) =>
    all.slice(index * INSERT_AT_ONCE, (index + 1) * INSERT_AT_ONCE),
  );

type OpenNotification = Awaited<ReturnType<typeof openNotifications>>[number];

async function resolveNotification(
  tx: Database,
  row: OpenNotification,
  resolutions: Resolution[],
  readers: Map<string, RecipientRow>,
): Promise<void> {
  const reader = readers.get(row.recipient_id);
  const match = resolutions.find(
    (wanted) => wanted.event === row.event_type && wanted.group === row.group_key,
  );
  if (!reader || !match) return;
  reader.seq += 1;
  const now = clock.now();
  await tx
    .update(notifications)
    .set({
      resolved: match.resolved,
      read_at: sql`coalesce(${notifications.read_at}, ${now.toISOString()})`,
      change: "resolved",
      seq: reader.seq,
      updated_at: now,
    })
    .where(eq(notifications.id, row.id));
}

async function storeSequences(tx: Database, readers: RecipientRow[]): Promise<void> {
  if (!readers.length) return;
  const values = sql.join(
    readers.map(({ id, seq }) => sql`(${id}::uuid, ${seq}::bigint)`),
    sql`, `,
  );
  await tx.execute(
    sql`update ${users} set notification_seq = moved.seq from (values ${values}) as moved (id, seq) where ${users.id} = moved.id`,
  );
}
