import { and, eq } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import type { Category } from "@/lib/event/event";
import type { SettingChange } from "../schema";
import { notificationSettings } from "../table";

/** Stores the fields of `change` and keeps the others. Returns whether the row is new. */
export async function storeSetting(
  userId: string,
  category: Category,
  change: Omit<SettingChange, "notification_type">,
): Promise<boolean> {
  const values = { ...change, updated_at: clock.now() };
  const changed = await db()
    .update(notificationSettings)
    .set(values)
    .where(
      and(eq(notificationSettings.user_id, userId), eq(notificationSettings.category, category)),
    )
    .returning({ category: notificationSettings.category });
  if (changed.length) return false;
  // Another request may have created the row meanwhile.
  await db()
    .insert(notificationSettings)
    .values({ user_id: userId, category, ...change })
    .onConflictDoUpdate({
      target: [notificationSettings.user_id, notificationSettings.category],
      set: values,
    });
  return true;
}
