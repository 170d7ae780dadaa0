import { eq } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { transaction } from "@/lib/core/db";
import { allSettings } from "../read/settings";
import type { Setting } from "../schema";
import { notificationSettings } from "../table";

/** Resets the settings of all categories to the defaults; quiet hours and device settings stay. */
export const resetSettings = (actor: Actor): Promise<Setting[]> =>
  transaction(async (tx) => {
    await tx.delete(notificationSettings).where(eq(notificationSettings.user_id, actor.id));
    return allSettings(actor);
  });
