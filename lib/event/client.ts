// Made by `npm run browser-files` from lib/event/catalogue; do not edit.
import type { Level } from "./event";
import type { EventIconName } from "./icon";

/** What the browser has of an event. */
export interface ClientEvent {
  icon: EventIconName;
  refresh: readonly string[];
  /** `key` is the dedupe key, with names of facts in braces. */
  local?: { title: string; toast: string; level: Level; key: string };
}

const events: Record<string, ClientEvent> = {
  new_reservation: {
    icon: "car-front",
    refresh: ["bookings", "slots", "lots", "payments", "queue", "dashboard"],
  },
  booking_payment_pending: {
    icon: "banknote",
    refresh: ["bookings", "slots", "lots", "payments", "queue", "dashboard"],
  },
  booking_approved: {
    icon: "circle-check",
    refresh: ["bookings", "slots", "lots", "payments", "queue", "dashboard"],
  },
  booking_declined: {
    icon: "triangle-alert",
    refresh: ["bookings", "slots", "lots", "payments", "queue", "dashboard"],
  },
  upcoming_reservation: {
    icon: "calendar-clock",
    refresh: ["bookings", "slots", "lots", "payments", "queue", "dashboard"],
  },
  booking_expiring_soon: {
    icon: "timer",
    refresh: ["bookings", "slots", "lots", "payments", "queue", "dashboard"],
    local: {
      title: "Ends in 5 minutes",
      toast: "Your booking will expire in 5 minutes!",
      level: "warning",
      key: "booking:{booking_id}:expiring5:{end_time}",
    },
  },
  reservation_expired: {
    icon: "timer-off",
    refresh: ["bookings", "slots", "lots", "payments", "queue", "dashboard"],
    local: {
      title: "Booking expired",
      toast: "Your booking has expired. Slot released.",
      level: "info",
      key: "booking:{booking_id}:expired:{end_time}",
    },
  },
  booking_renewed: {
    icon: "rotate-cw",
    refresh: ["bookings", "slots", "lots", "payments", "queue", "dashboard"],
  },
  booking_renew_failed: {
    icon: "circle-x",
    refresh: ["bookings", "slots", "lots", "payments", "queue", "dashboard"],
  },
  reservation_cancelled: {
    icon: "calendar-x",
    refresh: ["bookings", "slots", "lots", "payments", "queue", "dashboard"],
  },
  booking_hold_expired: {
    icon: "hourglass",
    refresh: ["bookings", "slots", "lots", "payments", "queue", "dashboard"],
  },
  payment_confirmed: {
    icon: "receipt",
    refresh: ["bookings", "slots", "payments", "queue", "dashboard"],
  },
  cash_payment_pending: {
    icon: "banknote",
    refresh: ["bookings", "slots", "payments", "queue", "dashboard"],
  },
  payment_verified: {
    icon: "badge-check",
    refresh: ["bookings", "slots", "payments", "queue", "dashboard"],
  },
  payment_failed: {
    icon: "credit-card",
    refresh: ["bookings", "slots", "payments", "queue", "dashboard"],
  },
  refund_issued: {
    icon: "undo-2",
    refresh: ["bookings", "slots", "payments", "queue", "dashboard"],
  },
  custom: { icon: "megaphone", refresh: [] },
  system_announcement: { icon: "megaphone", refresh: [] },
  system_maintenance: { icon: "wrench", refresh: [] },
  alert_test: { icon: "bell-ring", refresh: [] },
};
export const clientEvents: ReadonlyMap<string, ClientEvent> = new Map(Object.entries(events));
