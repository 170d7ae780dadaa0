import { and, count, eq, ne, sql } from "drizzle-orm";
import { db } from "@/lib/core/db";
import { users } from "@/lib/domain/user/table";
import type { UnreadCount } from "../schema";
import { deliveries, notifications as n } from "../table";
import { conditions, isUnread, ownedBy, type Filters } from "./filter";

/** The badge's number and what it is made of. */
export async function getUnreadCount(userId: string, filters: Filters = {}): Promise<UnreadCount> {
  const where = and(ownedBy(userId), isUnread(), conditions(filters));
  const [byType, outside, [user]] = await Promise.all([
    db().select({
      type: n.category, count: count(), unseen: sql<number>`count(*) filter (where ${n.seen_at} is null)::int`,
      asking: sql<number>`count(*) filter (where ${n.asks} and ${n.resolved} is null)::int`,
    }).from(n).where(where).groupBy(n.category),
    db().select({ channel: deliveries.channel, count: count() }).from(deliveries).innerJoin(n, eq(n.id, deliveries.notification_id))
      .where(and(where, ne(deliveries.channel, "in_app"), ne(deliveries.status, "cancelled"))).groupBy(deliveries.channel),
    db().select({ seq: users.notification_seq }).from(users).where(eq(users.id, userId)),
  ]);
  const sum = (name: "count" | "unseen" | "asking") => byType.reduce((total, row) => total + row[name], 0);
  const total = sum("count");
  return {
    count: total, unread_count: total, unseen_count: sum("unseen"), action_required: sum("asking"), seq: user?.seq ?? 0,
    by_type: Object.fromEntries(byType.map((row) => [row.type, row.count])),
    by_channel: { EMAIL: 0, WHATSAPP: 0, SMS: 0, PUSH: 0, SYSTEM: total, ...Object.fromEntries(outside.map((row) => [row.channel.toUpperCase(), row.count])) },
  };
}

/** Just the badge's number. */
export const countUnread = async (userId: string): Promise<number> =>
  (await db().select({ n: count() }).from(n).where(and(ownedBy(userId), isUnread())))[0]!.n;

/** How many the person has not even looked at. */
export const countUnseen = async (userId: string): Promise<number> => (await getUnreadCount(userId)).unseen_count;
