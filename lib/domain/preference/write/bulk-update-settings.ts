import type { Actor } from "@/lib/core/actor";
import { transaction } from "@/lib/core/db";
import { allSettings } from "../read/settings";
import type { Setting, SettingUpsert } from "../schema";
import { storeSetting } from "../steps/store-setting";

/** Changes the actor's settings of several categories, or none of them. Returns all settings. */
export const bulkUpdateSettings = (actor: Actor, changes: SettingUpsert[]): Promise<Setting[]> =>
  transaction(async () => {
    for (const { notification_type, ...change } of changes)
      await storeSetting(actor.id, notification_type, change);
    return allSettings(actor);
  });
