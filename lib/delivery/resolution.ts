import { and, isNull, sql } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db, statement } from "@/lib/core/db";
import { feeds, notifications as n, type NotificationRow } from "@/lib/domain/notification/table";
import type { Resolution } from "@/lib/event/resolution";

/** An open notification that an event has resolved, and the outcome. */
export interface ResolvedNotification {
  id: string;
  recipient_id: string;
  resolved: Resolution["resolved"];
}

/** The open notifications that these resolutions close; the first resolution counts. */
export async function listResolved(resolutions: Resolution[]): Promise<ResolvedNotification[]> {
  if (!resolutions.length) return [];
  const found = await openQuestions({ resolutions: JSON.stringify(resolutions) });
  return found.map(({ id, recipient_id, event, group }) => ({
    id,
    recipient_id,
    resolved: resolutions.find((one) => one.event === event && one.group === group)!.resolved,
  }));
}

const openQuestions = statement(({ resolutions }: { resolutions: string }) =>
  db()
    .select({ id: n.id, recipient_id: n.recipient_id, event: n.event_type, group: n.group_key })
    .from(n)
    .where(
      and(
        sql`${n.asks}`,
        isNull(n.resolved),
        isNull(n.deleted_at),
        sql`(${n.event_type}, ${n.group_key}) in (
          select event, "group" from json_to_recordset(${resolutions}::json)
            as resolution (event text, "group" text)
        )`,
      ),
    ),
);

/**
 * Stores the outcomes and marks the notifications as read. Each `seq` counts from the position of
 * the feed. Returns the changed rows.
 */
export const storeResolutions = (
  resolved: (ResolvedNotification & { seq: number })[],
): Promise<NotificationRow[]> =>
  resolved.length
    ? store({ list: JSON.stringify(resolved), now: clock.now() })
    : Promise.resolve([]);

const store = statement(({ list, now }: { list: string; now: Date }) => {
  const valueOf = (column: "resolved" | "seq") => sql`(
    select ${sql.identifier(column)} from json_to_recordset(${list}::json)
      as resolution (id uuid, resolved jsonb, seq bigint)
    where resolution.id = ${n.id})`;
  const position = sql`(select f.seq from ${feeds} f where f.user_id = ${n.recipient_id})`;
  return db()
    .update(n)
    .set({
      resolved: sql`coalesce(${n.resolved}, ${valueOf("resolved")})`,
      read_at: sql`coalesce(${n.read_at}, ${now}::timestamptz)`,
      change: "resolved",
      seq: sql`${position} + ${valueOf("seq")}`,
      updated_at: now,
    })
    .where(
      sql`${n.id} in (select id from json_to_recordset(${list}::json) as resolution (id uuid))`,
    )
    .returning();
});
