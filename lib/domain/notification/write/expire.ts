import { and, lte, sql } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { notifications as n } from "../table";
import { changeDue } from "../steps/change-feed";

/** Archives notifications whose `expires_at` has passed. Returns how many were due. */
export const expireNotifications = (): Promise<number> =>
  changeDue(
    and(
      lte(n.expires_at, clock.now()),
      sql`expires_at is not null and archived_at is null and deleted_at is null`,
    ),
    n.expires_at,
    "archived",
    { archived_at: clock.now() },
  );
