import { eq, getTableColumns, inArray, sql } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { DAY_MS } from "@/lib/core/duration";
import { bookings } from "@/lib/domain/booking/table";
import { deliveries, notifications, type NotificationRow } from "@/lib/domain/notification/table";
import { preferencesOf } from "@/lib/domain/preference/read/preferences";
import type { Preferences } from "@/lib/domain/preference/rules/delivery";
import { users } from "@/lib/domain/user/table";
import { definitionOf } from "@/lib/event/catalogue";
import { evaluate, type Copy, type EventDefinition } from "@/lib/event/event";
import { events } from "@/lib/event/table";
import type { Delivery } from "./delivery-queue";

type Facts = Record<string, unknown>;

/** A claimed delivery with everything that decides on it. */
export interface Outgoing {
  delivery: Delivery;
  notification: NotificationRow;
  definition: EventDefinition<Facts>;
  copy: Copy<Facts>;
  facts: Facts;
  author_id: string | null;
  /** What the booking that it is about is like now; null without one. */
  booking: Booked | null;
  /** Whether the person was pushed another notification of its group within a day. */
  hasPredecessor: boolean;
  person: Person;
}

type Booked = Pick<
  typeof bookings.$inferSelect,
  "status" | "slot_id" | "start_time" | "end_time" | "hold_until" | "vehicle_number"
>;

export interface Person {
  id: string;
  email: string;
  first_name: string;
  last_name: string;
  isDeleted: boolean;
  preferences: Preferences;
}

/** What these deliveries are about, without those whose notification, event or person is gone. */
export async function loadOutgoing(claimed: readonly Delivery[]): Promise<Outgoing[]> {
  if (!claimed.length) return [];
  const [found, preferences] = await Promise.all([
    rowsOf(claimed.map((one) => one.id)),
    preferencesOf([...new Set(claimed.map((one) => one.recipient_id!))]),
  ]);
  const byId = new Map(found.map((row) => [row.id, row]));
  return claimed.flatMap((delivery) => {
    const row = byId.get(delivery.id);
    const definition = row?.event && factsDefinitionOf(row.event.type);
    const copy = definition && definition.to[row.notification.audience!];
    const known = row && preferences.get(row.person.id);
    if (!copy || !known) return [];
    const { notification, event, person, booking, hasPredecessor } = row;
    return [
      {
        delivery,
        notification,
        definition,
        copy,
        facts: presentFacts(definition, event!.payload, booking),
        author_id: event!.author_id,
        booking,
        hasPredecessor,
        person: { ...person, isDeleted: person.deleted_at !== null, preferences: known },
      },
    ];
  });
}

const factsDefinitionOf = (type: string) =>
  definitionOf(type) as unknown as EventDefinition<Facts> | undefined;

/** Words that are about the present name the vehicle that the booking has by now. */
const presentFacts = ({ trueUntil }: EventDefinition<Facts>, facts: Facts, now: Booked | null) =>
  trueUntil && now ? { ...facts, vehicle_number: now.vehicle_number } : facts;

/** Whether the event itself uses this channel; if not, the delivery is an escalation. */
export const isOffered = ({ copy, facts, delivery }: Outgoing): boolean =>
  evaluate(copy.channels, facts)[delivery.channel] !== undefined;

/** Whether it is sent only in place of what the person's devices still show. */
export const replacesWhatIsShown = ({ copy, facts, delivery }: Outgoing): boolean =>
  evaluate(copy.channels, facts)[delivery.channel] === "replaces";

/** When its words stop being true; null when they stay so. */
export function truthEnd({ notification, definition, facts }: Outgoing): Date | null {
  const until = definition.trueUntil?.(facts);
  const ends = [notification.expires_at, until ? new Date(until) : null].filter((end) => end);
  return ends.length ? new Date(Math.min(...ends.map((end) => end!.getTime()))) : null;
}

const wasPushedBefore = () => {
  const since = new Date(clock.ms() - DAY_MS).toISOString();
  return sql<boolean>`exists (
    select 1 from notification_deliveries d join notifications m on m.id = d.notification_id
    where d.recipient_id = ${notifications.recipient_id} and d.channel = 'push'
      and d.status = 'sent' and d.sent_at > ${since}::timestamptz
      and m.group_key = ${notifications.group_key} and m.id <> ${notifications.id})`;
};

const rowsOf = (ids: string[]) =>
  db()
    .select({
      id: deliveries.id,
      notification: getTableColumns(notifications),
      event: { type: events.type, payload: events.payload, author_id: events.author_id },
      person: {
        id: users.id,
        email: users.email,
        first_name: users.first_name,
        last_name: users.last_name,
        deleted_at: users.deleted_at,
      },
      booking: {
        status: bookings.status,
        slot_id: bookings.slot_id,
        start_time: bookings.start_time,
        end_time: bookings.end_time,
        hold_until: bookings.hold_until,
        vehicle_number: bookings.vehicle_number,
      },
      hasPredecessor: wasPushedBefore(),
    })
    .from(deliveries)
    .innerJoin(notifications, eq(notifications.id, deliveries.notification_id))
    .innerJoin(users, eq(users.id, notifications.recipient_id))
    .leftJoin(events, eq(events.id, deliveries.event_id))
    .leftJoin(bookings, eq(bookings.id, notifications.related_id))
    .where(inArray(deliveries.id, ids));
