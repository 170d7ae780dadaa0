import type { Can, BookingStatus } from "@/lib/domain/booking/schema";
import type { SlotState } from "@/lib/domain/lot/schema";
import type {
  Notification,
  SyncResult,
  ToastOptions,
  UnreadCount,
} from "@/lib/domain/notification/schema";

/** The socket protocol (docs/socket-protocol.md), shared by server and browser. */
export const SOCKET_PATH = "/ws/notifications/";

export interface AckError {
  code: string;
  message: string;
  retry_after?: number;
}
export type Ack<T> = ({ ok: true } & T) | { ok: false; error: AckError };

/** What needs a decision: cash to verify, booking requests, owner applications. */
export const queues = ["cash", "requests", "owners"] as const;
export type Queue = (typeof queues)[number];
export type { ToastOptions };
export interface SlotChange {
  id: string;
  state: SlotState;
  until: string | null;
}
export interface LotChange {
  lot_id: string;
  /** Those whose state changed, none where only the layout did; all after `watch_lot`. */
  slots: SlotChange[];
  available_slots: number;
  layout_version: string;
}

export interface ServerMessages {
  connection_established: {
    type: "connection_established";
    message: string;
    user_id: string;
    unread_count: number;
    seq: number;
    server_time: string;
    expires_at: string | null;
    /** Always false: the server never resumes a connection. `sync` brings what was missed. */
    recovered: boolean;
  };
  new_notification: {
    type: "new_notification";
    notification: Notification;
    unread_count: number;
    toast: ToastOptions;
  };
  notification_update: {
    type: "notification_update";
    update_type: string;
    data: { notification_id: string; is_read: boolean } & Partial<Notification>;
    unread_count: number;
    seq: number;
  };
  /** `data` has the ids of the rows and the values that they now share. */
  notifications_bulk: {
    type: "notifications_bulk";
    update_type: "read_all" | "deleted_all" | "bulk";
    data: { ids: string[]; change: string; deleted: boolean } & Partial<Notification>;
    unread_count: number;
    seq: number;
  };
  unread_count: { type: "unread_count" } & Omit<UnreadCount, "unread_count" | "by_channel">;
  subscribed: { type: "subscribed"; notification_types: string[] };
  marked_read: { type: "marked_read"; updated_count: number; unread_count: number };
  marked_all_read: { type: "marked_all_read"; count: number; unread_count: number };
  pong: { type: "pong"; timestamp: number | string | null; server_time: string };
  sync: { type: "sync" } & SyncResult;
  booking_update: {
    booking: {
      id: string;
      version: number;
      status: BookingStatus;
      end_time: string;
      grace_until: string;
      hold_until: string | null;
      seconds_remaining: number;
      can: Can;
    };
    server_time: string;
  };
  slot_update: LotChange;
  /** The same as `slot_update`, under the name that parking clients know. */
  lot_availability: LotChange;
  queue_update: { queue: Queue; open: number; items_changed: string[] };
  away_summary: {
    type: "away_summary";
    missed: number;
    action_required: number;
    by_type: Record<string, number>;
  };
  token_expiring: { type: "token_expiring"; expires_at: string };
  force_logout: { type: "force_logout"; reason: string };
  server_restart: { type: "server_restart"; retry_in_ms: number };
  maintenance: { type: "maintenance"; title: string; message: string };
  error: { type: "error"; code: string; message: string; retry_after?: number };
}
export type ServerEvents = { [K in keyof ServerMessages]: (message: ServerMessages[K]) => void };

/** The names of all messages that the server sends. */
export const serverMessages = [
  "connection_established",
  "new_notification",
  "notification_update",
  "notifications_bulk",
  "unread_count",
  "subscribed",
  "marked_read",
  "marked_all_read",
  "pong",
  "sync",
  "booking_update",
  "slot_update",
  "lot_availability",
  "queue_update",
  "away_summary",
  "token_expiring",
  "force_logout",
  "server_restart",
  "maintenance",
  "error",
] as const satisfies readonly (keyof ServerMessages)[];

/**
 * The feed position that a client reports. An invalid one becomes a position ahead of every feed,
 * which `sync` answers with a reset.
 */
export const positionOf = (reported: unknown): number =>
  typeof reported === "number" && Number.isSafeInteger(reported) && reported >= 0
    ? reported
    : Number.MAX_SAFE_INTEGER;
