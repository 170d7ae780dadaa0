import { sql } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { perTransaction, sqlStatement } from "@/lib/core/db";
import { newId } from "@/lib/core/id";
import { catalogue, definitionOf, type EventType, type Payload } from "./catalogue";
import type { Audience } from "./event";
import { namedRecipients, notificationId } from "./recipients";
import { events, type Lane } from "./table";

export type EmittedEvent = Pick<
  typeof events.$inferInsert,
  "type" | "payload" | "lane" | "author_id" | "audiences"
> & { id: string; created_at: Date };
interface Options {
  /** The person whose act this is. */
  author?: string | null;
  /** Restricts the event's audiences to these. */
  audiences?: readonly Audience[];
}

/** The events of the running transaction so far. */
export const emittedEvents = () => perTransaction("events", (): EmittedEvent[] => []);

/**
 * Records an event in the running transaction, to be stored before the commit. lib/delivery writes
 * its notifications and deliveries afterwards; nothing is sent here. Throws when the payload does
 * not fit the schema in the catalogue.
 */
export function emit<T extends EventType>(
  type: T,
  payload: Payload<T>,
  { author = null, audiences }: Options = {},
): void {
  const checked = catalogue[type].payload.parse(payload) as Record<string, unknown>;
  emittedEvents().push({
    id: newId(),
    type,
    payload: checked,
    lane: laneOf(checked),
    author_id: author,
    audiences: audiences ?? null,
    created_at: clock.now(),
  });
}

const laneOf = ({ recipients }: Record<string, unknown>): Lane =>
  Array.isArray(recipients) && recipients.length > 1 ? "bulk" : "acts";

/**
 * Ids of the notifications that a person gets of the running transaction's events. The answer to a
 * request lists those of its author, whose page then does not show them a second time.
 */
export const notificationsFor = (person: Pick<Actor, "id" | "role">): string[] =>
  emittedEvents()
    .filter((event) => audiencesOf(event).some((audience) => isIn(audience, person, event)))
    .map((event) => notificationId(event.id, person.id, event.payload));

const audiencesOf = ({ type, audiences }: EmittedEvent): Audience[] =>
  (Object.keys(definitionOf(type)!.to) as Audience[]).filter(
    (audience) => !audiences || audiences.includes(audience),
  );

const isIn = (
  audience: Audience,
  { id, role }: Pick<Actor, "id" | "role">,
  { payload }: EmittedEvent,
): boolean => namedRecipients(audience, payload)?.includes(id) ?? role === audience;

/** Stores the events of the running transaction, before it commits. Returns them. */
export async function storeEvents(): Promise<EmittedEvent[]> {
  const emitted = emittedEvents();
  if (emitted.length) await store({ list: JSON.stringify(emitted) });
  return emitted;
}

const columns = sql.raw("id, type, payload, lane, author_id, audiences, created_at");
const store = sqlStatement()(
  ({ list }: { list: string }) => sql`
    insert into ${events} (${columns})
    select ${columns} from json_populate_recordset(null::${events}, ${list}::json)`,
);
