import { and, eq, lt } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db, transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { loadBooking } from "@/lib/domain/booking/read/bookings";
import { loadLot } from "@/lib/domain/lot/read";
import { users } from "@/lib/domain/user/table";
import type { Category } from "@/lib/event/event";
import { allSettings, categoryOf, deliveryDefaults, getDelivery, getSetting, muteOf } from "./read";
import type {
  DeliveryChange,
  DeliverySettings,
  Mute,
  MuteScope,
  Setting,
  SettingChange,
  SettingUpsert,
} from "./schema";
import { deliverySettings, mutes, notificationSettings as s } from "./table";

/** Writes what the person said; what was left out stays. True when nothing had been said before. */
async function store(
  userId: string,
  category: Category,
  change: Omit<SettingChange, "notification_type">,
): Promise<boolean> {
  const known = await db()
    .update(s)
    .set({ ...change, updated_at: clock.now() })
    .where(and(eq(s.user_id, userId), eq(s.category, category)))
    .returning({ category: s.category });
  if (known.length) return false;
  await db()
    .insert(s)
    .values({ user_id: userId, category, ...change })
    .onConflictDoUpdate({
      target: [s.user_id, s.category],
      set: { ...change, updated_at: clock.now() },
    });
  return true;
}

export const saveSetting = (
  actor: Actor,
  { notification_type, ...change }: SettingUpsert,
): Promise<{ isNew: boolean; setting: Setting }> =>
  transaction(async () => {
    const isNew = await store(actor.id, notification_type, change);
    return { isNew, setting: await getSetting(actor, notification_type) };
  });

/** Changes one by its id. Throws 404 for ids of others, 400 when the body names another category. */
export async function changeSetting(
  actor: Actor,
  id: string,
  { notification_type, ...change }: SettingChange,
): Promise<Setting> {
  const category = categoryOf(actor.id, id);
  if (notification_type && notification_type !== category)
    throw errors.invalid({ notification_type: ["This is the setting of another category."] });
  return (await saveSetting(actor, { ...change, notification_type: category })).setting;
}

export const bulkUpdate = (actor: Actor, preferences: SettingUpsert[]): Promise<Setting[]> =>
  transaction(async () => {
    for (const { notification_type, ...change } of preferences)
      await store(actor.id, notification_type, change);
    return allSettings(actor);
  });

/** Forgets what the person said about categories; quiet hours and the device's settings stay. */
export const resetSettings = (actor: Actor): Promise<Setting[]> =>
  transaction(async (tx) => {
    await tx.delete(s).where(eq(s.user_id, actor.id));
    return allSettings(actor);
  });

/** Changes quiet hours and the device's settings; the zone is the profile's. */
export const changeDelivery = (
  userId: string,
  { timezone, channels, quiet_hours, ...change }: DeliveryChange,
): Promise<DeliverySettings> =>
  transaction(async (tx) => {
    const [person] = await tx
      .select({ row: deliverySettings })
      .from(users)
      .leftJoin(deliverySettings, eq(deliverySettings.user_id, users.id))
      .where(eq(users.id, userId))
      .for("no key update", { of: users });
    const next = {
      ...deliveryDefaults,
      ...person?.row,
      ...change,
      channels: { ...person?.row?.channels, ...channels },
      quiet_hours: {
        ...(person?.row?.quiet_hours ?? deliveryDefaults.quiet_hours),
        ...quiet_hours,
      },
      user_id: userId,
      updated_at: clock.now(),
    };
    await tx
      .insert(deliverySettings)
      .values(next)
      .onConflictDoUpdate({ target: deliverySettings.user_id, set: next });
    if (timezone) await tx.update(users).set({ timezone }).where(eq(users.id, userId));
    return getDelivery(userId);
  });

/** Mutes a lot or a booking until then, or for good. Throws 404 for what the person cannot see. */
export const addMute = (
  actor: Actor,
  target: { scope: MuteScope; id: string; until: string | null },
): Promise<Mute> =>
  transaction(async (tx) => {
    if (target.until && Date.parse(target.until) <= clock.ms())
      throw errors.invalid({ until: ["Choose a time that is still to come."] });
    const name = await nameOf(actor, target);
    const values = { name, until: target.until ? new Date(target.until) : null };
    const [row] = await tx
      .insert(mutes)
      .values({ ...values, user_id: actor.id, scope: target.scope, target_id: target.id })
      .onConflictDoUpdate({ target: [mutes.user_id, mutes.scope, mutes.target_id], set: values })
      .returning();
    return muteOf(row!);
  });

async function nameOf(
  actor: Actor,
  { scope, id }: { scope: MuteScope; id: string },
): Promise<string> {
  if (scope === "lot") return (await loadLot(id)).name;
  if (scope === "booking") return `Booking #${(await loadBooking(actor, id)).booking.number}`;
  // Tickets and threads come with their domains; until then no id of theirs exists.
  throw errors.notFound();
}

export async function removeMute(
  userId: string,
  target: { scope?: MuteScope | undefined; id?: string | undefined },
): Promise<void> {
  const { scope, id } = target;
  if (!scope || !id)
    throw errors.invalid({ [scope ? "id" : "scope"]: ["This field is required."] });
  const gone = await db()
    .delete(mutes)
    .where(and(eq(mutes.user_id, userId), eq(mutes.scope, scope), eq(mutes.target_id, id)))
    .returning({ id: mutes.target_id });
  if (!gone.length) throw errors.notFound();
}

/** Removes mutes that have run out. */
export const sweepMutes = () => db().delete(mutes).where(lt(mutes.until, clock.now()));
