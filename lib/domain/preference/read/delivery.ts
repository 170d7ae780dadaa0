import { eq } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { users } from "@/lib/domain/user/table";
import { deliveryDefaults } from "../rules/defaults";
import { pauseAt, quietAt } from "../rules/quiet";
import type { DeliverySettings } from "../schema";
import { deliverySettings } from "../table";

/**
 * A person's quiet hours, device and channel settings, with whether it is quiet now and when that
 * changes. Throws 404 for an unknown person.
 */
export async function getDelivery(userId: string): Promise<DeliverySettings> {
  const [found] = await db()
    .select({
      timezone: users.timezone,
      reminder_minutes: users.reminder_minutes,
      row: deliverySettings,
    })
    .from(users)
    .leftJoin(deliverySettings, eq(deliverySettings.user_id, users.id))
    .where(eq(users.id, userId));
  if (!found) throw errors.notFound();
  const now = clock.now();
  const row = found.row ?? deliveryDefaults;
  const { quiet_hours, channels } = row;
  const quiet = quietAt(quiet_hours, found.timezone, now);
  return {
    timezone: found.timezone,
    reminder_minutes: found.reminder_minutes,
    quiet_hours,
    toast_seconds: row.toast_seconds,
    sound: row.sound,
    vibration: row.vibration,
    desktop: row.desktop,
    escalation_minutes: row.escalation_minutes,
    paused_until: pauseAt(row.paused_until, now)?.toISOString() ?? null,
    channels: { in_app: true, email: true, sms: true, push: true, whatsapp: true, ...channels },
    active_now: quiet.isActive,
    next_change_at: quiet.until?.toISOString() ?? null,
  };
}
