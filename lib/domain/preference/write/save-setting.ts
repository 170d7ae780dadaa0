import type { Actor } from "@/lib/core/actor";
import { transaction } from "@/lib/core/db";
import { getSetting } from "../read/settings";
import type { Setting, SettingUpsert } from "../schema";
import { storeSetting } from "../steps/store-setting";

/** Creates or changes the actor's setting of a category; absent fields stay as they are. */
export const saveSetting = (
  actor: Actor,
  { notification_type, ...change }: SettingUpsert,
): Promise<{ isNew: boolean; setting: Setting }> =>
  transaction(async () => {
    const isNew = await storeSetting(actor.id, notification_type, change);
    return { isNew, setting: await getSetting(actor, notification_type) };
  });
