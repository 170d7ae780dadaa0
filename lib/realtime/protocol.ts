import { z } from "zod";
import { id } from "@/lib/http/shapes";
import type { Can, BookingStatus } from "@/lib/domain/booking/schema";
import type { SlotState } from "@/lib/domain/lot/schema";
import type { Notification, SyncResult, UnreadCount } from "@/lib/domain/notification/schema";

/** The socket protocol (socket.md), shared by server and browser. */
export const SOCKET_PATH = "/ws/notifications/";

export interface AckError { code: string; message: string; retry_after?: number }
export type Ack<T> = ({ ok: true } & T) | { ok: false; error: AckError };

const types = z.array(z.string().max(50)).max(100);
export const clientMessages = {
  subscribe: z.strictObject({ notification_types: types }),
  unsubscribe: z.strictObject({ notification_types: types }),
  mark_read: z.union([z.strictObject({ notification_id: id }), z.strictObject({ notification_ids: z.array(id).min(1).max(100) })]),
  mark_unread: z.union([z.strictObject({ notification_id: id }), z.strictObject({ notification_ids: z.array(id).min(1).max(100) })]),
  mark_all_read: z.strictObject({
    notification_type: z.string().max(50), ticket: id, lot: id, before_seq: z.int().min(0),
  }).partial().optional(),
  get_unread_count: z.unknown(),
  ping: z.looseObject({ timestamp: z.union([z.number(), z.string().max(64)]).optional() }).optional(),
  sync: z.strictObject({ last_seq: z.unknown() }),
  auth_refresh: z.strictObject({ token: z.string().max(200) }),
  watch_lot: z.strictObject({ lot_id: id }),
  unwatch_lot: z.strictObject({ lot_id: id }),
  watch_booking: z.strictObject({ booking_id: id }),
  unwatch_booking: z.strictObject({ booking_id: id }),
} as const;
export type ClientMessage = keyof typeof clientMessages;

export interface ToastHint { show: boolean; sticky: boolean; sound: boolean; vibrate: boolean; desktop: boolean }
export interface SlotChange { id: string; state: SlotState; until: string | null }

export interface ServerMessages {
  connection_established: {
    type: "connection_established"; message: string; user_id: string; unread_count: number; seq: number; server_time: string;
    expires_at: string | null; recovered: boolean;
  };
  new_notification: { type: "new_notification"; notification: Notification; unread_count: number; toast: ToastHint };
  notification_update: {
    type: "notification_update"; update_type: string; data: { notification_id: string; is_read: boolean } & Partial<Notification>;
    unread_count: number; seq: number;
  };
  notifications_bulk: { type: "notifications_bulk"; update_type: string; data: { ids: string[] }; unread_count: number; seq: number };
  unread_count: { type: "unread_count" } & Omit<UnreadCount, "unread_count" | "by_channel">;
  subscribed: { type: "subscribed"; notification_types: string[] };
  marked_read: { type: "marked_read"; updated_count: number; unread_count: number };
  marked_all_read: { type: "marked_all_read"; count: number; unread_count: number };
  pong: { type: "pong"; timestamp: number | string | null; server_time: string };
  sync: { type: "sync" } & SyncResult;
  booking_update: {
    booking: {
      id: string; version: number; status: BookingStatus; end_time: string; grace_until: string; hold_until: string | null;
      seconds_remaining: number; can: Can;
    };
    server_time: string;
  };
  slot_update: { lot_id: string; slots: SlotChange[]; available_slots: number };
  /** The same under S2's topic name. */
  lot_availability: { lot_id: string; slots: SlotChange[]; available_slots: number };
  queue_update: { queue: "cash" | "requests"; open: number; items_changed: string[] };
  away_summary: { type: "away_summary"; missed: number; action_required: number; by_type: Record<string, number> };
  token_expiring: { type: "token_expiring"; expires_at: string };
  force_logout: { type: "force_logout"; reason: string };
  server_restart: { type: "server_restart"; retry_in_ms: number };
  error: { type: "error"; code: string; message: string; retry_after?: number };
}
export type ServerEvents = { [K in keyof ServerMessages]: (message: ServerMessages[K]) => void };
