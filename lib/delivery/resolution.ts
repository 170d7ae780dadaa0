import { and, eq, isNull, sql } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import type { Database } from "@/lib/core/db";
import { notifications as n, type NotificationRow } from "@/lib/domain/notification/table";
import type { Resolution } from "@/lib/event/resolution";

/** An open notification and the answer to it. */
export interface Answered {
  id: string;
  recipient_id: string;
  resolved: Resolution["resolved"];
}

/** The open notifications that any of these resolutions answers; the first one counts. */
export async function listAnswered(tx: Database, resolutions: Resolution[]): Promise<Answered[]> {
  if (!resolutions.length) return [];
  const found = await tx
    .select({ id: n.id, recipient_id: n.recipient_id, event: n.event_type, group: n.group_key })
    .from(n)
    .where(
      and(
        eq(n.asks, true),
        isNull(n.resolved),
        isNull(n.deleted_at),
        sql`(${n.event_type}, ${n.group_key}) in (
          select event, "group" from json_to_recordset(${JSON.stringify(resolutions)}::json)
            as answer (event text, "group" text)
        )`,
      ),
    );
  return found.map(({ id, recipient_id, event, group }) => ({
    id,
    recipient_id,
    resolved: resolutions.find((one) => one.event === event && one.group === group)!.resolved,
  }));
}

/** Stores the outcomes and marks the notifications as read. Returns the changed rows. */
export async function storeAnswers(
  tx: Database,
  answered: (Answered & { seq: number })[],
): Promise<NotificationRow[]> {
  if (!answered.length) return [];
  const list = JSON.stringify(answered);
  const valueOf = (column: "resolved" | "seq") => sql`(
    select ${sql.identifier(column)} from json_to_recordset(${list}::json)
      as answer (id uuid, resolved jsonb, seq bigint)
    where answer.id = ${n.id})`;
  const now = clock.now();
  return tx
    .update(n)
    .set({
      resolved: sql`coalesce(${n.resolved}, ${valueOf("resolved")})`,
      read_at: sql`coalesce(${n.read_at}, ${now.toISOString()}::timestamptz)`,
      change: "resolved",
      seq: valueOf("seq"),
      updated_at: now,
    })
    .where(sql`${n.id} in (select id from json_to_recordset(${list}::json) as answer (id uuid))`)
    .returning();
}
