import { playsSound, type Preferences } from "@/lib/domain/preference/rules";
import type { ToastOptions } from "../schema";
import { actionsOf, type NotificationRow } from "./wire";

/**
 * How a device should say a notification: not at all when the resolver said so, when somebody has dealt with it already, or
 * when it was read before this device heard of it.
 */
export function toastOf(row: NotificationRow, preferences: Preferences | undefined): ToastOptions {
  const isNews = row.change === "new" || row.change === "woken" || row.read_at === null;
  const show = isNews && row.silent === null && row.resolved === null;
  const { sound, vibration, desktop } = preferences?.device ?? {
    sound: false,
    vibration: false,
    desktop: false,
  };
  return {
    show,
    sticky:
      row.priority === "HIGH" &&
      actionsOf(row).some((action) => action.kind === "execute" && action.state === "open"),
    sound: show && preferences !== undefined && playsSound(row, preferences, sound),
    vibrate: show && vibration && row.level !== "info",
    desktop: show && desktop && row.priority !== "LOW",
  };
}
