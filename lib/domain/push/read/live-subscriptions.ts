import { and, asc, eq, getTableColumns, gt, isNull, sql, type SQL } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { sessions, users } from "@/lib/domain/user/table";
import { MINUTES_AFTER_SIGN_IN } from "../rules";
import { pushSubscriptions } from "../table";

export type PushSubscriptionRow = typeof pushSubscriptions.$inferSelect;

/** Where pushes of a person go: the browsers that they have not signed out. */
export const liveSubscriptions = (userId: string): Promise<PushSubscriptionRow[]> =>
  db()
    .select(getTableColumns(pushSubscriptions))
    .from(pushSubscriptions)
    .innerJoin(sessions, eq(sessions.id, pushSubscriptions.session_id))
    .where(
      and(
        eq(pushSubscriptions.user_id, userId),
        isNull(sessions.revoked_at),
        gt(sessions.expires_at, clock.inMinutes(-MINUTES_AFTER_SIGN_IN)),
      ),
    )
    .orderBy(asc(pushSubscriptions.created_at));

/** As SQL: one such browser of a user of the surrounding query; null without any. */
export const anySubscription: SQL<string | null> = sql`(
  select p.id from ${pushSubscriptions} p join ${sessions} s on s.id = p.session_id
  where p.user_id = ${users.id} and s.revoked_at is null limit 1)`;
