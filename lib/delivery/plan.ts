import { sql } from "drizzle-orm";
import type { Role } from "@/lib/core/actor";
import { sqlStatement } from "@/lib/core/db";
import { users } from "@/lib/domain/user/table";
import { notifications } from "@/lib/domain/notification/table";
import { definitionOf } from "@/lib/event/catalogue";
import type { PlannedNotification } from "@/lib/domain/notification/steps/draft";
import type { Audience, Copy, EventDefinition } from "@/lib/event/event";
import { namedRecipients } from "@/lib/event/recipients";
import type { StoredEvent } from "./outbox";

type Facts = Record<string, unknown>;

/** A planned notification of an event in the outbox. */
export type PlannedEvent = PlannedNotification & { event: StoredEvent };

/** An event whose notifications cannot be written, and why. */
export interface Failure {
  id: string;
  error: unknown;
}

/** Whom an event tells: people that it names, and all of some roles. Throws for a broken event. */
export function recipientsOf(event: StoredEvent): { ids: string[]; roles: Role[] } {
  const ids: string[] = [];
  const roles: Role[] = [];
  for (const [audience] of copiesOf(event)) {
    const named = namedRecipients(audience, event.payload);
    if (named) ids.push(...named);
    else roles.push(audience as Role);
  }
  return { ids, roles };
}

/** The notifications of an event: one per person, with the copy for their first audience. */
export function planNotifications(
  event: StoredEvent,
  withRole: ReadonlyMap<Role, string[]>,
): PlannedEvent[] {
  const definition = definitionOf(event.type) as EventDefinition<Facts>;
  const dedupe = definition.dedupe(event.payload);
  const planned = new Map<string, PlannedEvent>();
  for (const [audience, copy] of copiesOf(event)) {
    const named = namedRecipients(audience, event.payload);
    for (const recipient of named ?? withRole.get(audience as Role) ?? [])
      if (!planned.has(recipient))
        planned.set(recipient, { event, definition, audience, copy, recipient, dedupe });
  }
  return [...planned.values()];
}

function copiesOf({ type, audiences }: StoredEvent): [Audience, Copy<Facts>][] {
  const definition = definitionOf(type) as EventDefinition<Facts> | undefined;
  if (!definition) throw new Error(`There is no event ${type} in the catalogue.`);
  return (Object.entries(definition.to) as [Audience, Copy<Facts>][]).filter(
    ([audience]) => !audiences || audiences.includes(audience),
  );
}

/** The key under which an event notifies a recipient once. Throws for a broken event. */
export const dedupeOf = ({ type, payload }: StoredEvent): string =>
  (definitionOf(type) as EventDefinition<Facts>).dedupe(payload);

/** The recipient and the dedupe key of notifications that exist. */
export type KnownKeys = ReadonlySet<string>;
const keyOf = (recipient: string, dedupe: string) => `${recipient} ${dedupe}`;

/** Which notifications of these events their possible recipients have already. */
export async function knownKeysOf(events: StoredEvent[]): Promise<KnownKeys> {
  const wanted = events.flatMap((event) => {
    const dedupe = dedupeOf(event);
    const { ids, roles } = recipientsOf(event);
    return [
      ...ids.map((recipient) => ({ recipient, dedupe })),
      ...roles.map((role) => ({ role, dedupe })),
    ];
  });
  if (!wanted.length) return new Set();
  const known = await findKnown({ wanted: JSON.stringify(wanted) });
  return new Set(known.map((row) => keyOf(row.recipient_id, row.dedupe_key)));
}

const findKnown = sqlStatement<{ recipient_id: string; dedupe_key: string }>()(
  ({ wanted }: { wanted: string }) => sql`
    with wanted as (
      select * from json_to_recordset(${wanted}::json)
        as wanted (recipient uuid, role text, dedupe text)
    ), possible as (
      select recipient, dedupe from wanted where recipient is not null
      union all
      select u.id, w.dedupe from wanted w join ${users} u on u.role = w.role
    )
    select possible.recipient as recipient_id, known.dedupe_key
    from possible cross join lateral (
      select n.dedupe_key from ${notifications} n
      where n.recipient_id = possible.recipient and n.dedupe_key = possible.dedupe limit 1
    ) known`,
);

/**
 * Leaves out a notification when its recipient has one with the same dedupe key already, in the
 * database or earlier in this list.
 */
export function withoutDuplicates(planned: PlannedEvent[], known: KnownKeys): PlannedEvent[] {
  const keys = new Set(known);
  return planned.filter(({ recipient, dedupe }) => {
    const key = keyOf(recipient, dedupe);
    const isKnown = keys.has(key);
    keys.add(key);
    return !isKnown;
  });
}
