import type { Notification, SyncResult } from "@/lib/domain/notification/schema";
import type { ToastOptions } from "@/lib/realtime/protocol";

export interface MissedNotification {
  row: Notification;
  toast: ToastOptions;
}

const SUMMARY_FROM = 4;

/** The notifications of a sync that the server wants shown. Without sound: they are old news. */
export function missedNotifications({
  upserts,
  toasts,
}: Pick<SyncResult, "upserts" | "toasts">): MissedNotification[] {
  return upserts.flatMap((row) => {
    const toast = Object.hasOwn(toasts, row.id) ? toasts[row.id] : undefined;
    return toast?.show ? [{ row, toast: { ...toast, sound: false } }] : [];
  });
}

/** Whether enough were missed for one summary to replace their toasts. */
export const needSummary = (missed: readonly MissedNotification[]): boolean =>
  missed.length >= SUMMARY_FROM;

export const needsAction = (row: Notification): boolean =>
  row.resolved === null && row.actions.some((action) => action.state === "open");
