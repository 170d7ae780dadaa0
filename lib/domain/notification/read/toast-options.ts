import { playsSound, type Preferences } from "@/lib/domain/preference/rules";
import type { ToastOptions } from "../schema";
import type { NotificationRow } from "../table";
import { actionsOf } from "./actions";

const noDevice = { sound: false, vibration: false, desktop: false };

/**
 * How a device shows a notification. No toast when the preferences forbid an alert, when somebody
 * has resolved it, or when it is neither new nor unread.
 */
export function toastOptionsOf(
  row: NotificationRow,
  preferences: Preferences | undefined,
): ToastOptions {
  const { sound, vibration, desktop } = preferences?.device ?? noDevice;
  const show = isNews(row) && row.silent === null && row.resolved === null;
  return {
    show,
    sticky: row.priority === "HIGH" && asksForDecision(row),
    sound: show && preferences !== undefined && playsSound(row, preferences, sound),
    vibrate: show && vibration && row.level !== "info",
    desktop: show && desktop && row.priority !== "LOW",
  };
}

const isNews = ({ change, read_at }: NotificationRow): boolean =>
  change === "new" || change === "woken" || read_at === null;

const asksForDecision = (row: NotificationRow): boolean =>
  actionsOf(row).some((action) => action.kind === "execute" && action.state === "open");
