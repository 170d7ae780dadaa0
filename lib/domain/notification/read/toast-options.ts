import { playsSound, type Preferences } from "@/lib/domain/preference/rules/delivery";
import type { ToastOptions } from "../schema";
import type { NotificationRow } from "../table";
import { actionsOf } from "./actions";

const silentDevice = { sound: false, vibration: false, desktop: false };

/**
 * How a device alerts to a notification. It shows a toast only when the notification is new, woken
 * or unread, the preferences allow an alert, and nobody has resolved it yet.
 */
export function toastOptionsOf(
  row: NotificationRow,
  preferences: Preferences | undefined,
): ToastOptions {
  const { sound, vibration, desktop } = preferences?.device ?? silentDevice;
  const show = isNewOrUnread(row) && row.silent === null && row.resolved === null;
  return {
    show,
    sticky: row.priority === "HIGH" && asksForDecision(row),
    sound: show && preferences !== undefined && playsSound(row, preferences, sound),
    vibrate: show && vibration && row.level !== "info",
    desktop: show && desktop && row.priority !== "LOW",
  };
}

const isNewOrUnread = ({ change, read_at }: NotificationRow): boolean =>
  change === "new" || change === "woken" || read_at === null;

const asksForDecision = (row: NotificationRow): boolean =>
  actionsOf(row).some((action) => action.kind === "execute" && action.state === "open");
