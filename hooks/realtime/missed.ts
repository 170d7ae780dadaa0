import type { Notification, SyncResult } from "@/lib/domain/notification/schema";
import type { ToastOptions } from "@/lib/realtime/protocol";

export interface Missed {
  row: Notification;
  toast: ToastOptions;
}

const AWAY_FROM = 4;

/** The rows that the server wants said, as it wants them said; without sound, since the moment for that has gone. */
export function missedOf({ upserts, toasts }: Pick<SyncResult, "upserts" | "toasts">): Missed[] {
  return upserts.flatMap((row) => {
    const toast = Object.hasOwn(toasts, row.id) ? toasts[row.id] : undefined;
    return toast?.show ? [{ row, toast: { ...toast, sound: false } }] : [];
  });
}

/** A few are said one by one, many in one sentence. */
export const areMany = (missed: readonly Missed[]): boolean => missed.length >= AWAY_FROM;

export const needsAnswer = (row: Notification): boolean =>
  row.resolved === null && row.actions.some((action) => action.state === "open");
