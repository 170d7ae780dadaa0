import { sql } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { earliest, isDue } from "@/lib/core/due";
import { notifications as n } from "../table";
import { changeDue } from "../steps/change-feed";

const waiting = {
  at: n.expires_at,
  where: sql`expires_at is not null and archived_at is null and deleted_at is null`,
};

export const nextExpiry = () => earliest(waiting);

/** Archives notifications whose `expires_at` has passed. Returns how many were due. */
export const expireNotifications = (): Promise<number> =>
  changeDue(isDue(waiting), n.expires_at, "archived", { archived_at: clock.now() });
