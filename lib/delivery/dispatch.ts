import { and, asc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { hint, onTransaction, type Database } from "@/lib/core/db";
import { deliveries, notifications } from "@/lib/domain/notification/table";
import { wishesOf } from "@/lib/domain/preference/read";
import { wordingOf } from "@/lib/domain/template/read";
import { users } from "@/lib/domain/user/table";
import { definitionOf } from "@/lib/event/catalogue";
import { pendingEvents, writtenNotices, type PendingEvent } from "@/lib/event/emit";
import type { Audience, Copy, EventDefinition } from "@/lib/event/event";
import { events } from "@/lib/event/table";
import { deliveriesOf, draftOf, type Facts, type Notice, type Reader } from "./notice";
import { recipientsOf } from "./recipients";

interface Resolution {
  event: string;
  group: string;
  resolved: { by: string; at: string; outcome: string };
}
const INSERT_AT_ONCE = 500;

/** Loads this module, which is what makes events reach people. */
export const startDispatch = () => onTransaction("delivery", { beforeCommit: writeNotices });

async function writeNotices(tx: Database): Promise<void> {
  const pending = pendingEvents().splice(0);
  if (!pending.length) return;
  await tx.insert(events).values(
    pending.map((event) => ({
      type: event.type,
      payload: event.payload,
      author_id: event.author,
    })),
  );
  const notices = (await Promise.all(pending.map(noticesOf))).flat();
  const resolutions = pending.flatMap(resolutionsOf);
  const open = resolutions.length ? await openNotices(tx, resolutions) : [];
  const readers = await lockReaders(tx, [
    ...notices.map((notice) => notice.recipient),
    ...open.map((row) => row.recipient_id),
  ]);
  const fresh = await withoutKnown(
    tx,
    notices.filter((notice) => readers.has(notice.recipient)),
  );
  if (fresh.length) await insertNotices(tx, fresh, readers);
  for (const row of open) await resolveNotice(tx, row, resolutions, readers);
  await storeSequences(tx, [...readers.values()]);
  hint("users", ...readers.keys());
}

async function noticesOf(event: PendingEvent): Promise<Notice[]> {
  const definition = definitionOf(event.type) as EventDefinition<Facts>;
  const dedupe = definition.dedupe(event.payload);
  const seen = new Set<string>();
  const notices: Notice[] = [];
  for (const [audience, copy] of Object.entries(definition.to) as [Audience, Copy<Facts>][]) {
    if (event.audiences && !event.audiences.includes(audience)) continue;
    for (const recipient of await recipientsOf(audience, event.payload)) {
      if (seen.has(recipient)) continue;
      seen.add(recipient);
      notices.push({ event, definition, audience, copy, recipient, dedupe });
    }
  }
  return notices;
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

const openNotices = (tx: Database, resolutions: Resolution[]) =>
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
async function lockReaders(tx: Database, ids: string[]): Promise<Map<string, Reader>> {
  if (!ids.length) return new Map();
  const found = await tx
    .select({ id: users.id, timezone: users.timezone, seq: users.notification_seq })
    .from(users)
    .where(inArray(users.id, [...new Set(ids)]))
    .orderBy(asc(users.id))
    .for("no key update");
  return new Map(found.map((reader) => [reader.id, reader]));
}

async function withoutKnown(tx: Database, notices: Notice[]): Promise<Notice[]> {
  if (!notices.length) return [];
  const known = await tx
    .select({ recipient: notifications.recipient_id, dedupe: notifications.dedupe_key })
    .from(notifications)
    .where(
      and(
        inArray(
          notifications.recipient_id,
          notices.map((n) => n.recipient),
        ),
        inArray(notifications.dedupe_key, [...new Set(notices.map((n) => n.dedupe))]),
      ),
    );
  const keys = new Set(known.map((row) => `${row.recipient} ${row.dedupe}`));
  return notices.filter((notice) => {
    const key = `${notice.recipient} ${notice.dedupe}`;
    return !keys.has(key) && keys.add(key);
  });
}

async function insertNotices(
  tx: Database,
  notices: Notice[],
  readers: Map<string, Reader>,
): Promise<void> {
  const wishes = await wishesOf(notices.map((notice) => notice.recipient));
  const wording = await wordingOf(notices.map((notice) => notice.event.type));
  const drafts = notices.map((notice) =>
    draftOf(
      notice,
      readers.get(notice.recipient)!,
      wishes.get(notice.recipient)!,
      wording,
      clock.now(),
    ),
  );
  const queue = drafts.flatMap(deliveriesOf);
  for (const part of inParts(drafts))
    await tx.insert(notifications).values(part.map((draft) => draft.row));
  for (const part of inParts(queue)) await tx.insert(deliveries).values(part);
  const told = writtenNotices();
  for (const { row } of drafts)
    told.set(row.recipient_id, [...(told.get(row.recipient_id) ?? []), row.id]);
}

const inParts = <T>(all: T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / INSERT_AT_ONCE) }, (_, index) =>
    all.slice(index * INSERT_AT_ONCE, (index + 1) * INSERT_AT_ONCE),
  );

type OpenNotice = Awaited<ReturnType<typeof openNotices>>[number];

async function resolveNotice(
  tx: Database,
  row: OpenNotice,
  resolutions: Resolution[],
  readers: Map<string, Reader>,
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

async function storeSequences(tx: Database, readers: Reader[]): Promise<void> {
  if (!readers.length) return;
  const values = sql.join(
    readers.map(({ id, seq }) => sql`(${id}::uuid, ${seq}::bigint)`),
    sql`, `,
  );
  await tx.execute(
    sql`update ${users} set notification_seq = moved.seq from (values ${values}) as moved (id, seq) where ${users.id} = moved.id`,
  );
}
