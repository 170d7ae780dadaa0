import { and, asc, eq } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db";
import { notifications } from "@/lib/domain/notification/table";
import { events } from "@/lib/event/table";

/** Types of all events so far, in the order in which they happened. */
export const eventTypes = async (): Promise<string[]> =>
  (await db().select({ type: events.type }).from(events).orderBy(asc(events.id))).map(
    (row) => row.type,
  );

/** What the bell of a person holds, oldest first, as event types. */
export const bellOf = async (person: Pick<Actor, "id">): Promise<string[]> =>
  (await storedFor(person)).map((row) => row.event_type);

/** The stored notifications of a person, oldest first; of one event type if given. */
export const storedFor = (person: Pick<Actor, "id">, eventType?: string) =>
  db()
    .select()
    .from(notifications)
    .where(
      and(
        eq(notifications.recipient_id, person.id),
        eventType ? eq(notifications.event_type, eventType) : undefined,
      ),
    )
    .orderBy(asc(notifications.seq));
