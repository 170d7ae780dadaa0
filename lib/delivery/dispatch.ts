import { and, asc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { hint, onTransaction, type Database } from "@/lib/core/db";
import { newId } from "@/lib/core/id";
import { deliveries, notifications } from "@/lib/domain/notification/table";
import { users } from "@/lib/domain/user/table";
import { definitionOf } from "@/lib/event/catalogue";
import { pendingEvents, writtenNotices, type PendingEvent } from "@/lib/event/emit";
import type { Audience, Channel, Copy, EventDefinition } from "@/lib/event/event";
import { events } from "@/lib/event/table";
import { availableChannels } from "./channels";
import { recipientsOf } from "./recipients";
import { render } from "./render";

type Facts = Record<string, unknown>;
type NewNotification = typeof notifications.$inferInsert;
interface Notice { event: PendingEvent; definition: EventDefinition<Facts>; copy: Copy<Facts>; recipient: string; dedupe: string }
interface Resolution { event: string; group: string; resolved: { by: string; at: string; outcome: string } }
interface Reader { id: string; timezone: string; seq: number }

/** Loads this module, which is what makes events reach people. */
export const startDispatch = () => onTransaction("delivery", { beforeCommit: writeNotices });

async function writeNotices(tx: Database): Promise<void> {
  const pending = pendingEvents().splice(0);
  if (!pending.length) return;
  await tx.insert(events).values(pending.map((event) => ({ type: event.type, payload: event.payload, author_id: event.author })));
  const notices = (await Promise.all(pending.map(noticesOf))).flat();
  const resolutions = pending.flatMap(resolutionOf);
  const open = resolutions.length ? await openNotices(tx, resolutions) : [];
  const readers = await lockReaders(tx, [...notices.map((notice) => notice.recipient), ...open.map((row) => row.recipient_id)]);
  const fresh = await withoutKnown(tx, notices.filter((notice) => readers.has(notice.recipient)));
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
      notices.push({ event, definition, copy, recipient, dedupe });
    }
  }
  return notices;
}

function resolutionOf(event: PendingEvent): Resolution[] {
  const resolves = definitionOf(event.type)?.resolves;
  if (!resolves) return [];
  const resolved = { by: resolves.by(event.payload), at: clock.now().toISOString(), outcome: resolves.outcome };
  return [{ event: resolves.event, group: resolves.group(event.payload), resolved }];
}

const openNotices = (tx: Database, resolutions: Resolution[]) =>
  tx.select({ id: notifications.id, recipient_id: notifications.recipient_id, event_type: notifications.event_type, group_key: notifications.group_key })
    .from(notifications)
    .where(and(isNull(notifications.resolved), isNull(notifications.deleted_at), or(...resolutions.map((wanted) =>
      and(eq(notifications.event_type, wanted.event), eq(notifications.group_key, wanted.group))))))
    .orderBy(asc(notifications.recipient_id));

/** Takes the people's rows in one order, so that two transactions that tell the same people never wait for each other in a circle. */
async function lockReaders(tx: Database, ids: string[]): Promise<Map<string, Reader>> {
  if (!ids.length) return new Map();
  const found = await tx.select({ id: users.id, timezone: users.timezone, seq: users.notification_seq }).from(users)
    .where(inArray(users.id, [...new Set(ids)])).orderBy(asc(users.id)).for("no key update");
  return new Map(found.map((reader) => [reader.id, reader]));
}

async function withoutKnown(tx: Database, notices: Notice[]): Promise<Notice[]> {
  if (!notices.length) return [];
  const known = await tx.select({ recipient: notifications.recipient_id, dedupe: notifications.dedupe_key }).from(notifications)
    .where(and(inArray(notifications.recipient_id, notices.map((n) => n.recipient)), inArray(notifications.dedupe_key, notices.map((n) => n.dedupe))));
  const keys = new Set(known.map((row) => `${row.recipient} ${row.dedupe}`));
  return notices.filter((notice) => {
    const key = `${notice.recipient} ${notice.dedupe}`;
    return !keys.has(key) && keys.add(key);
  });
}

async function insertNotices(tx: Database, notices: Notice[], readers: Map<string, Reader>): Promise<void> {
  const now = clock.now();
  const written = notices.map((notice) => rowOf(notice, readers.get(notice.recipient)!, now));
  await tx.insert(notifications).values(written);
  await tx.insert(deliveries).values(written.flatMap((row, index) => channelsOf(notices[index]!.copy)
    .filter((channel) => availableChannels.has(channel))
    .map((channel) => ({
      notification_id: row.id!, channel, next_attempt_at: now,
      ...(channel === "in_app" ? { status: "sent" as const, sent_at: now } : { status: "queued" as const }),
    }))));
  const told = writtenNotices();
  for (const row of written) told.set(row.recipient_id, [...(told.get(row.recipient_id) ?? []), row.id!]);
}

function rowOf({ event, definition, copy, recipient, dedupe }: Notice, reader: Reader, now: Date): NewNotification {
  const facts = event.payload;
  const fill = (template: Copy<Facts>["title"]) => render(template, facts, reader, event.author);
  const isDone = definition.authorRead === true && event.author === recipient;
  const id = newId();
  const seq = (reader.seq += 1);
  return {
    id, recipient_id: recipient, event_type: event.type, category: definition.category, level: isDone ? "confirm" : chosen(copy.level, facts) ?? definition.level,
    priority: chosen(copy.priority, facts) ?? definition.priority, title: fill(copy.title), message: fill(copy.toast), data: dataOf(facts, id, now, copy.detail ? fill(copy.detail) : null),
    related_type: "booking", related_id: String(facts.booking_id), lot_id: String(facts.lot_id), group_key: definition.group(facts), dedupe_key: dedupe,
    action_url: (copy.link ?? definition.link)(facts), seq, born_seq: seq, change: "new", read_at: isDone ? now : null, created_at: now, updated_at: now,
  };
}

const channelsOf = (copy: Copy<Facts>) => Object.keys(copy.channels) as Channel[];

const chosen = <T extends string>(value: T | ((facts: Facts) => T) | undefined, facts: Facts): T | undefined =>
  typeof value === "function" ? value(facts) : value;

/** S0.21's shape first, then what an event adds; nothing about people other than its reader may be in here. */
function dataOf(facts: Facts, id: string, now: Date, detail: string | null): Facts {
  const { booking_id, number, lot_id, lot_name, slot_code, vehicle_number, start_time, end_time, amount, currency, hold_until, reason, refund, payment_id, renewed_from } = facts;
  return {
    notification_id: id, created_at: now.toISOString(), reservation_id: booking_id, parking_lot: lot_name, start_time, end_time,
    booking_id, booking_number: number, lot_id, slot: slot_code, vehicle_number, amount, currency,
    ...(hold_until ? { hold_until } : {}), ...(reason ? { reason } : {}), ...(refund ? { refund } : {}), ...(payment_id ? { payment_id } : {}),
    ...(renewed_from ? { renewed_from } : {}), ...(detail ? { detail } : {}),
  };
}

type OpenNotice = Awaited<ReturnType<typeof openNotices>>[number];

async function resolveNotice(tx: Database, row: OpenNotice, resolutions: Resolution[], readers: Map<string, Reader>): Promise<void> {
  const reader = readers.get(row.recipient_id);
  const match = resolutions.find((wanted) => wanted.event === row.event_type && wanted.group === row.group_key);
  if (!reader || !match) return;
  reader.seq += 1;
  const now = clock.now();
  await tx.update(notifications)
    .set({ resolved: match.resolved, read_at: sql`coalesce(${notifications.read_at}, ${now.toISOString()})`, change: "resolved", seq: reader.seq, updated_at: now })
    .where(eq(notifications.id, row.id));
}

async function storeSequences(tx: Database, readers: Reader[]): Promise<void> {
  if (!readers.length) return;
  const values = sql.join(readers.map(({ id, seq }) => sql`(${id}::uuid, ${seq}::bigint)`), sql`, `);
  await tx.execute(sql`update ${users} set notification_seq = moved.seq from (values ${values}) as moved (id, seq) where ${users.id} = moved.id`);
}
