import { eq } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { transaction } from "@/lib/core/db";
import { DAY_MS } from "@/lib/core/duration";
import { errors } from "@/lib/core/errors";
import { changeEndWarnings } from "@/lib/domain/booking/steps/schedule";
import { users } from "@/lib/domain/user/table";
import { getDelivery } from "../read/delivery";
import { deliveryDefaults } from "../rules/defaults";
import type { DeliveryChange, DeliverySettings } from "../schema";
import { deliverySettings } from "../table";

const MAX_PAUSE_DAYS = 7;

/**
 * Changes quiet hours, device and channel settings and the warnings of an end, also those of
 * bookings that are open; absent fields stay as they are. The time zone is that of the profile, so
 * changing it here changes the profile. Throws 400 for a pause of more
 * than a week.
 */
export async function changeDelivery(
  userId: string,
  change: DeliveryChange,
): Promise<DeliverySettings> {
  const { timezone, reminder_minutes, channels, quiet_hours, paused_until, ...rest } = change;
  const pause = paused_until ? new Date(paused_until) : null;
  if (pause && pause.getTime() > clock.ms() + MAX_PAUSE_DAYS * DAY_MS)
    throw errors.invalid({ paused_until: [`At most ${MAX_PAUSE_DAYS} days.`] });
  return transaction(async (tx) => {
    const [person] = await tx
      .select({ row: deliverySettings })
      .from(users)
      .leftJoin(deliverySettings, eq(deliverySettings.user_id, users.id))
      .where(eq(users.id, userId))
      .for("no key update", { of: users });
    const current = person?.row ?? deliveryDefaults;
    const next = {
      ...current,
      ...rest,
      escalation_minutes:
        rest.escalation_minutes === undefined
          ? current.escalation_minutes
          : (rest.escalation_minutes ?? 0),
      ...(paused_until === undefined ? {} : { paused_until: pause }),
      channels: { ...current.channels, ...channels },
      quiet_hours: { ...current.quiet_hours, ...quiet_hours },
      user_id: userId,
      updated_at: clock.now(),
    };
    await tx
      .insert(deliverySettings)
      .values(next)
      .onConflictDoUpdate({ target: deliverySettings.user_id, set: next });
    if (timezone) await tx.update(users).set({ timezone }).where(eq(users.id, userId));
    if (reminder_minutes) await changeEndWarnings(userId, reminder_minutes);
    return getDelivery(userId);
  });
}
