import { and, asc, count, desc, eq, sql, type SQL } from "drizzle-orm";
import { db, together } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { findUser, fullName } from "@/lib/domain/user/read";
import { listPage } from "@/lib/http/page";
import type { ListQuery, Notification } from "../schema";
import { notifications as n, type NotificationRow } from "../table";
import { conditions, ownedBy, type Filters } from "./conditions";
import { deliveriesOf } from "./deliveries";
import { toWire, type Recipient } from "./wire";

export type { Recipient };

const orderings: Record<string, SQL | typeof n.created_at> = {
  created_at: n.created_at,
  is_read: sql`(${n.read_at} is not null)`,
  seq: sql`${n.seq}`,
  priority: sql`case ${n.priority} when 'HIGH' then 2 when 'MEDIUM' then 1 else 0 end`,
};

/** The ORDER BY of a list. `born_seq` orders rows of one transaction, which share `created_at`. */
export function orderOf(ordering: readonly string[] = ["-created_at"]): SQL[] {
  const order = ordering.map((key) =>
    key.startsWith("-") ? desc(orderings[key.slice(1)]!) : asc(orderings[key]!),
  );
  return [...order, ordering.includes("created_at") ? asc(n.born_seq) : desc(n.born_seq)];
}

/** A page of a recipient's notifications, the newest first unless the query says otherwise. */
export const listNotifications = (recipient: Recipient, query: ListQuery, extra?: Filters) =>
  listPage(query, async (limit, offset) => {
    const where = and(
      ownedBy(recipient.id),
      conditions({ tz: recipient.timezone, ...query, ...extra }),
    );
    const [found, [total]] = await Promise.all([
      db()
        .select()
        .from(n)
        .where(where)
        .orderBy(...orderOf(query.ordering))
        .limit(limit)
        .offset(offset),
      db().select({ n: count() }).from(n).where(where),
    ]);
    const expand = query.expand?.split(",") ?? [];
    const sent = expand.includes("deliveries")
      ? await deliveriesOf(found.map((row) => row.id))
      : undefined;
    return {
      count: total!.n,
      rows: found.map((row) =>
        toWire(row, recipient, {
          deliveries: sent?.get(row.id),
          metadata: expand.includes("metadata"),
        }),
      ),
    };
  });

/** A recipient's notification with its deliveries. Throws 404. */
export async function getNotification(recipient: Recipient, id: string): Promise<Notification> {
  const [row, deliveries] = await together([
    loadNotification(recipient.id, id),
    deliveriesOf([id]),
  ]);
  return toWire(row, recipient, { deliveries: deliveries.get(id), metadata: true });
}

/** The stored row of a recipient's notification. Throws 404. */
export async function loadNotification(recipientId: string, id: string): Promise<NotificationRow> {
  const [row] = await db()
    .select()
    .from(n)
    .where(and(ownedBy(recipientId), eq(n.id, id)));
  if (!row) throw errors.notFound();
  return row;
}

/** Another person as a recipient, for answers to those who write to them. Throws 404. */
export async function recipientOf(userId: string): Promise<Recipient> {
  const user = await findUser(userId);
  if (!user) throw errors.notFound();
  return { id: user.id, name: fullName(user), timezone: user.timezone };
}
