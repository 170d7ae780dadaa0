import { and, count, desc, eq, inArray, sql, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { db } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { matchesSearch } from "@/lib/core/search";
import { publicStatusOf } from "@/lib/domain/notification/read/deliveries";
import { deliveries, notifications, storedStatuses } from "@/lib/domain/notification/table";
import { fullName } from "@/lib/domain/user/read";
import { users } from "@/lib/domain/user/table";
import { listPage } from "@/lib/http/page";
import type { Delivery, deliveriesQuery } from "../schema";
import type { OutsideChannel } from "@/lib/domain/preference/values";

const columns = {
  delivery: deliveries,
  event_type: notifications.event_type,
  title: notifications.title,
  recipient_id: users.id,
  first_name: users.first_name,
  last_name: users.last_name,
};
// Written as in the indexes of the log, so that PostgreSQL uses them.
const isOutside = sql`${deliveries.channel} <> 'in_app' and ${deliveries.attempt} >= 0`;

const select = (where: SQL | undefined) =>
  db()
    .select(columns)
    .from(deliveries)
    .innerJoin(notifications, eq(notifications.id, deliveries.notification_id))
    .innerJoin(users, eq(users.id, notifications.recipient_id))
    .where(where);

/** A page of the messages outside the app, the newest first. */
export function listDeliveries(query: z.output<typeof deliveriesQuery>) {
  const where = conditionOf(query);
  return listPage(query, async (limit, offset) => ({
    count: (await db().select({ n: count() }).from(deliveries).where(where))[0]!.n,
    rows: (
      await select(where)
        .orderBy(desc(deliveries.created_at), desc(deliveries.id))
        .limit(limit)
        .offset(offset)
    ).map(toWire),
  }));
}

/** One message outside the app. Throws 404. */
export async function getDelivery(id: string): Promise<Delivery> {
  const [row] = await select(and(eq(deliveries.id, id), isOutside));
  if (!row) throw errors.notFound();
  return toWire(row);
}

function conditionOf({ search, channel, status, recipient }: z.output<typeof deliveriesQuery>) {
  return and(
    isOutside,
    channel && eq(deliveries.channel, channel),
    status && statusIs(status),
    recipient ? eq(deliveries.recipient_id, recipient) : undefined,
    search
      ? inArray(
          deliveries.recipient_id,
          db()
            .select({ id: users.id })
            .from(users)
            .where(matchesSearch(search, [users.first_name, users.last_name, users.email])),
        )
      : undefined,
  );
}

const statusIs = (status: keyof typeof storedStatuses): SQL =>
  sql`${deliveries.status} in (${sql.join(
    storedStatuses[status].map((one) => sql.raw(`'${one}'`)),
    sql`, `,
  )})`;

function toWire(row: Awaited<ReturnType<typeof select>>[number]): Delivery {
  const { delivery } = row;
  const status = publicStatusOf(delivery.status);
  return {
    id: delivery.id,
    channel: delivery.channel as OutsideChannel,
    status,
    reason: delivery.reason,
    error: delivery.error,
    attempts: delivery.attempt,
    next_attempt_at: status === "pending" ? delivery.next_attempt_at.toISOString() : null,
    sent_at: delivery.sent_at?.toISOString() ?? null,
    delivered_at: delivery.delivered_at?.toISOString() ?? null,
    created_at: delivery.created_at.toISOString(),
    event_type: row.event_type,
    title: row.title,
    recipient_id: row.recipient_id,
    recipient_name: fullName(row),
  };
}
