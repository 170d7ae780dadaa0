import { and, count, eq, inArray, sql, type SQL } from "drizzle-orm";
import { db, rows, together } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { deliveries, notifications } from "@/lib/domain/notification/table";
import type { OutsideChannel } from "@/lib/domain/preference/values";
import { fullName } from "@/lib/domain/user/read";
import { accountMails, users } from "@/lib/domain/user/table";
import { listPage } from "@/lib/http/page";
import type { Delivery } from "../schema";
import { accountCondition, accountDeliveries, countAccountMails } from "./account-deliveries";
import { isOfSomebody, stateOf, statusIs, type LogQuery } from "./delivery-log";

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

/** A page of the messages outside the app, of notifications and about accounts, newest first. */
export function listDeliveries(query: LogQuery) {
  const conditions = { ofAccounts: accountCondition(query), ofNotifications: conditionOf(query) };
  return listPage(query, async (limit, offset) => {
    const [count, page] = await together([countOf(conditions), idsOf(conditions, limit, offset)]);
    const [ofNotifications, ofAccounts] = await together([
      notificationDeliveries(page.map(({ id }) => id)),
      accountDeliveries(page.map(({ id }) => id)),
    ]);
    const byId = new Map([...ofNotifications, ...ofAccounts].map((one) => [one.id, one]));
    return { count, rows: page.flatMap(({ id }) => byId.get(id) ?? []) };
  });
}

interface Conditions {
  ofNotifications: SQL | undefined;
  ofAccounts: SQL | undefined;
}

async function countOf({ ofNotifications, ofAccounts }: Conditions): Promise<number> {
  const [first, second] = await together([
    ofNotifications ? countDeliveries(ofNotifications) : 0,
    ofAccounts ? countAccountMails(ofAccounts) : 0,
  ]);
  return first + second;
}

const countDeliveries = async (where: SQL): Promise<number> =>
  (await db().select({ n: count() }).from(deliveries).where(where))[0]!.n;

/** Each table gives its newest by its index, and only those are merged. */
async function idsOf(
  { ofNotifications, ofAccounts }: Conditions,
  limit: number,
  offset: number,
): Promise<{ id: string }[]> {
  const newest = (table: typeof deliveries | typeof accountMails, where: SQL | undefined) =>
    where &&
    sql`(select id, created_at from ${table} where ${where}
      order by created_at desc, id desc limit ${limit + offset})`;
  const parts = [newest(deliveries, ofNotifications), newest(accountMails, ofAccounts)].filter(
    (part) => part !== undefined,
  );
  if (!parts.length) return [];
  return rows<{ id: string }>(sql`
    select id from (${sql.join(parts, sql` union all `)}) as log
    order by created_at desc, id desc limit ${limit} offset ${offset}`);
}

/** One message outside the app. Throws 404. */
export async function getDelivery(id: string): Promise<Delivery> {
  const [row] = [...(await notificationDeliveries([id])), ...(await accountDeliveries([id]))];
  if (!row) throw errors.notFound();
  return row;
}

function conditionOf({ kind, search, channel, status, recipient }: LogQuery): SQL | undefined {
  if (kind === "account") return undefined;
  return and(
    isOutside,
    channel && eq(deliveries.channel, channel),
    status && statusIs(deliveries.status, status),
    recipient ? eq(deliveries.recipient_id, recipient) : undefined,
    search ? isOfSomebody(deliveries.recipient_id, search) : undefined,
  );
}

async function notificationDeliveries(ids: string[]): Promise<Delivery[]> {
  if (!ids.length) return [];
  const found = await db()
    .select(columns)
    .from(deliveries)
    .innerJoin(notifications, eq(notifications.id, deliveries.notification_id))
    .innerJoin(users, eq(users.id, notifications.recipient_id))
    .where(and(inArray(deliveries.id, ids), isOutside));
  return found.map(({ delivery, event_type, title, recipient_id, ...name }) => {
    const state = stateOf(delivery);
    return {
      ...state,
      kind: "notification",
      channel: delivery.channel as OutsideChannel,
      delivered_at: delivery.delivered_at?.toISOString() ?? null,
      event_type,
      title,
      recipient_id,
      recipient_name: fullName(name),
      can_retry: state.status === "failed",
    };
  });
}
