import type { Actor } from "@/lib/core/actor";
import { errors } from "@/lib/core/errors";
import { categoryOf } from "../read/settings";
import type { Setting, SettingChange } from "../schema";
import { saveSetting } from "./save-setting";

/**
 * Changes the actor's setting with this id. Throws 404 for any other id, 400 when the body names
 * another category.
 */
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
