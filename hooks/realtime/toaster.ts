import type { Notification } from "@/lib/domain/notification/schema";
import type { ToastOptions } from "@/lib/realtime/protocol";

/** Notifications that arrived while the connection was down. */
export interface MissedSummary {
  count: number;
  /** How many of them need a decision; null when that is unknown. */
  actionRequired: number | null;
  /** The rows that the summary stands for; empty when the server sent only their number. */
  rows: readonly Notification[];
}

/** The person and position of a session; together they identify a gap across tabs. */
export interface FeedPosition {
  userId: string;
  lastSeq: number | null;
}

/**
 * Shows live notifications to the person. Implemented by `components/notification` and handed in
 * by its provider, so that hooks import no component.
 */
export interface Toaster {
  /** Shows a toast, plays the sound and shows a desktop notification, as `options` say. */
  show(userId: string, notification: Notification, options: ToastOptions): void;
  /** Shows one toast for all missed notifications. */
  showSummary(position: FeedPosition, missed: MissedSummary): void;
  /** Removes the toast of a notification. */
  dismiss(notificationId: string): void;
}
