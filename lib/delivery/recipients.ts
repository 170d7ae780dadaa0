import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { db, perTransaction, type Database } from "@/lib/core/db";
import { users } from "@/lib/domain/user/table";
import type { Audience } from "@/lib/event/event";

/** A recipient whose row is locked; `seq` rises with every change of their notifications. */
export interface RecipientRow {
  id: string;
  timezone: string;
  seq: number;
}

/** Ids of the people in an audience of an event: from its facts, or all of a role. */
export async function recipientsOf(
  audience: Audience,
  facts: Record<string, unknown>,
): Promise<string[]> {
  if (audience === "driver") return [facts.driver_id as string];
  if (audience === "owner") return [facts.owner_id as string];
  if (audience === "recipient") return facts.recipients as string[];
  return perTransaction(`role:${audience}`, () => activeWithRole(audience));
}

const activeWithRole = async (role: "admin" | "staff"): Promise<string[]> =>
  (
    await db()
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.role, role), eq(users.status, "active")))
  ).map((row) => row.id);

/**
 * Locks the recipients' rows, always in the same order: two transactions with the same recipients
 * cannot deadlock. People who do not exist are left out.
 */
export async function lockRecipients(
  tx: Database,
  ids: string[],
): Promise<Map<string, RecipientRow>> {
  if (!ids.length) return new Map();
  const found = await tx
    .select({ id: users.id, timezone: users.timezone, seq: users.notification_seq })
    .from(users)
    .where(inArray(users.id, [...new Set(ids)]))
    .orderBy(asc(users.id))
    .for("no key update");
  return new Map(found.map((recipient) => [recipient.id, recipient]));
}

/** Stores the `seq` that each of the locked recipients has reached. */
export async function storeSequences(tx: Database, recipients: RecipientRow[]): Promise<void> {
  if (!recipients.length) return;
  const values = sql.join(
    recipients.map(({ id, seq }) => sql`(${id}::uuid, ${seq}::bigint)`),
    sql`, `,
  );
  await tx.execute(sql`
    update ${users} set notification_seq = moved.seq
    from (values ${values}) as moved (id, seq) where ${users.id} = moved.id`);
}
