import { and, lte, sql } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { notifications as n } from "../table";
import { changeDue } from "../steps/change-feed";

const isOver = () =>
  and(
    lte(n.expires_at, clock.now()),
    sql`expires_at is not null and archived_at is null and deleted_at is null`,
  );

/** The notifications that have expired, for the check whether there are any. */
export const expiredNotifications = () => db().select({ id: n.id }).from(n).where(isOver());

/** Archives notifications whose `expires_at` has passed. Returns how many were due. */
export const expireNotifications = (): Promise<number> =>
  changeDue(isOver(), n.expires_at, "archived", { archived_at: clock.now() });
