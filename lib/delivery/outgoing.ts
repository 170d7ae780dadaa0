import { eq, getTableColumns, inArray } from "drizzle-orm";
import { db } from "@/lib/core/db";
import { bookings } from "@/lib/domain/booking/table";
import { deliveries, notifications, type NotificationRow } from "@/lib/domain/notification/table";
import { preferencesOf } from "@/lib/domain/preference/read/preferences";
import type { Preferences } from "@/lib/domain/preference/rules";
import { users } from "@/lib/domain/user/table";
import { definitionOf } from "@/lib/event/catalogue";
import type { Copy, EventDefinition } from "@/lib/event/event";
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
  /** The version of the booking that it is about; null without one. */
  bookingVersion: number | null;
  person: Person;
}

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
    const definition = row?.event && definitionOf(row.event.type);
    const copy = definition && definition.to[row.notification.audience!];
    const known = row && preferences.get(row.person.id);
    if (!copy || !known) return [];
    const { notification, event, person, bookingVersion } = row;
    return [
      {
        delivery,
        notification,
        definition: definition as unknown as EventDefinition<Facts>,
        copy,
        facts: event!.payload,
        author_id: event!.author_id,
        bookingVersion,
        person: { ...person, isDeleted: person.deleted_at !== null, preferences: known },
      },
    ];
  });
}

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
      bookingVersion: bookings.version,
    })
    .from(deliveries)
    .innerJoin(notifications, eq(notifications.id, deliveries.notification_id))
    .innerJoin(users, eq(users.id, notifications.recipient_id))
    .leftJoin(events, eq(events.id, deliveries.event_id))
    .leftJoin(bookings, eq(bookings.id, notifications.related_id))
    .where(inArray(deliveries.id, ids));
