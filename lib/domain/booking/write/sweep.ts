import { and, inArray, lt } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { DAY_MS } from "@/lib/core/duration";
import { quotes, scheduledNotifications } from "../table";

const REMINDERS_KEPT_MS = 30 * DAY_MS;

/** Deletes quotes a day after they have expired, and settled reminders after thirty days. */
export async function sweepBookings(): Promise<void> {
  await db()
    .delete(quotes)
    .where(lt(quotes.expires_at, new Date(clock.ms() - DAY_MS)));
  await db()
    .delete(scheduledNotifications)
    .where(
      and(
        inArray(scheduledNotifications.status, ["sent", "cancelled"]),
        lt(scheduledNotifications.due_at, new Date(clock.ms() - REMINDERS_KEPT_MS)),
      ),
    );
}
