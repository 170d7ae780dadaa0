import { formatDecimal } from "@/lib/core/money";
import { event } from "../event";
import {
  approvedFacts,
  bookingFacts,
  cancelledFacts,
  declinedFacts,
  failedFacts,
  renewedFacts,
  sampleBooking,
  type BookingFacts,
} from "../payload";

const group = (p: BookingFacts) => `booking:${p.booking_id}`;
const link = (p: BookingFacts) => `/bookings/${p.booking_id}`;
const ownerLink = (p: BookingFacts) => `/owner/bookings?booking=${p.booking_id}`;
/** The verifiers' notifications of a cash payment that no longer waits. */
const closesCash = (outcome: string) => ({
  event: "cash_payment_pending",
  group: (p: BookingFacts) => `queue:cash:${p.booking_id}`,
  outcome,
});
/** The keepers' notifications of a request that is answered. */
const closesRequest = (outcome: string) => ({ event: "new_reservation", group, outcome });
const by = (p: { by_name: string }) => p.by_name;
const refresh = ["bookings", "slots", "lots", "payments", "queue", "dashboard"] as const;

/** How a new booking is called in front of its driver: only a paid one is "confirmed". */
const headline = (p: BookingFacts) =>
  p.status === "requested"
    ? "Request sent"
    : p.status === "pending_payment"
      ? "Slot reserved"
      : "Booking confirmed";
const decliners: Record<string, string> = { owner: "The owner", system: "Parkmate" };

export const bookingEvents = {
  new_reservation: event({
    payload: bookingFacts,
    category: "booking",
    priority: "MEDIUM",
    level: "info",
    icon: "car-front",
    group,
    link,
    refresh,
    dedupe: (p) => `booking:${p.booking_id}:new`,
    sample: sampleBooking,
    words: (p) => ({
      headline: headline(p),
      arrival: p.status === "requested" ? "New request" : "New booking",
    }),
    to: {
      owner: {
        title: "{arrival}",
        toast: "New booking received for Lot #{lot_number}",
        detail: "Slot {slot} · {plate} · {from}–{to} · {method} · {amount}",
        channels: { in_app: 0, push: 0, email: "digest" },
        link: ownerLink,
        asks: (p) => p.status === "requested",
        actions: ["approve", "decline"],
      },
      driver: {
        title: "{headline}",
        toast: "{headline}: {lot}, Slot {slot}, {from}–{to}",
        level: "confirm",
        channels: { in_app: 0, email: 0 },
      },
    },
  }),
  booking_payment_pending: event({
    payload: bookingFacts,
    category: "booking",
    priority: "MEDIUM",
    level: "info",
    icon: "banknote",
    group,
    link,
    refresh,
    dedupe: (p) => `booking:${p.booking_id}:pay`,
    sample: {
      ...sampleBooking,
      status: "pending_payment",
      payment_method: "cash",
      hold_until: "2026-11-21T04:45:00Z",
    },
    to: {
      driver: {
        title: "Pay at the desk",
        toast: "Pay {amount} in cash before {hold_until} to keep Slot {slot}",
        channels: { in_app: 0 },
      },
    },
  }),
  booking_approved: event({
    payload: approvedFacts,
    category: "booking",
    priority: "HIGH",
    level: "success",
    icon: "circle-check",
    group,
    link,
    refresh,
    dedupe: (p) => `booking:${p.booking_id}:approved`,
    sample: { ...sampleBooking, by_role: "owner", by_name: "Ana Reyes" },
    resolves: [{ ...closesRequest("approved"), by }],
    to: {
      driver: {
        title: "Request approved",
        toast: "Your booking request for {lot} was approved",
        channels: { in_app: 0, email: 0, push: 0 },
      },
    },
  }),
  booking_declined: event({
    payload: declinedFacts,
    category: "booking",
    priority: "HIGH",
    level: "warning",
    icon: "triangle-alert",
    group,
    link,
    refresh,
    dedupe: (p) => `booking:${p.booking_id}:declined`,
    locked: "You lose a slot that you counted on.",
    resolves: [
      { ...closesCash("declined"), by },
      { ...closesRequest("declined"), by },
    ],
    words: (p) => ({
      decliner: decliners[p.by_role] ?? "Admin",
      comes_back:
        p.refund === "0.00" ? "" : ` · ${formatDecimal(p.refund, p.currency)} comes back to you`,
    }),
    sample: {
      ...sampleBooking,
      by_role: "admin",
      by_name: "Ada Cruz",
      reason: "The slot is closed for repairs",
      refund: "120.00",
    },
    to: {
      driver: {
        title: "Request declined",
        toast: "{decliner} declined your booking request",
        detail: "Reason: {reason}{comes_back}",
        channels: { in_app: 0, email: 0, push: 0 },
        actions: ["book_again"],
      },
    },
  }),
  upcoming_reservation: event({
    payload: bookingFacts,
    category: "reminder",
    priority: "MEDIUM",
    level: "info",
    icon: "calendar-clock",
    group,
    link,
    refresh,
    dedupe: (p) => `booking:${p.booking_id}:upcoming30:${p.start_time}`,
    sample: sampleBooking,
    to: {
      driver: {
        title: "Starts soon",
        toast: "Your booking at {lot} starts in 30 minutes",
        channels: { in_app: 0, push: 0, email: 5 },
      },
    },
  }),
  booking_expiring_soon: event({
    payload: bookingFacts,
    category: "reminder",
    priority: "HIGH",
    level: "warning",
    icon: "timer",
    group,
    link,
    refresh,
    dedupe: (p) => `booking:${p.booking_id}:expiring5:${p.end_time}`,
    sample: sampleBooking,
    local: {
      title: "Ends in 5 minutes",
      toast: "Your booking will expire in 5 minutes!",
      level: "warning",
    },
    to: {
      driver: {
        title: "Ends in 5 minutes",
        toast: "Your booking will expire in 5 minutes!",
        channels: { in_app: 0, push: 0, sms: "opt_in" },
      },
    },
  }),
  reservation_expired: event({
    payload: bookingFacts,
    category: "booking",
    priority: "MEDIUM",
    level: "warning",
    icon: "timer-off",
    group,
    link,
    refresh,
    dedupe: (p) => `booking:${p.booking_id}:expired:${p.end_time}`,
    sample: { ...sampleBooking, status: "expired" },
    local: {
      title: "Booking expired",
      toast: "Your booking has expired. Slot released.",
      level: "info",
    },
    to: {
      driver: {
        title: "Booking expired",
        toast: "Your booking for Slot #{slot} expired",
        channels: { in_app: 0, email: 10 },
        actions: ["renew"],
      },
    },
  }),
  booking_renewed: event({
    payload: renewedFacts,
    category: "booking",
    priority: "MEDIUM",
    level: "success",
    icon: "rotate-cw",
    group,
    link,
    refresh,
    dedupe: (p) => `booking:${p.booking_id}:renewed`,
    sample: { ...sampleBooking, renewed_from: sampleBooking.booking_id },
    to: {
      driver: {
        title: "Renewed",
        toast: "Booking renewed successfully!",
        detail: "#{n} · Slot {slot} until {to}",
        channels: { in_app: 0, email: 5 },
      },
    },
  }),
  booking_renew_failed: event({
    payload: failedFacts.extend({ attempt_id: bookingFacts.shape.booking_id }),
    category: "booking",
    priority: "HIGH",
    level: "error",
    icon: "circle-x",
    group,
    link,
    refresh,
    dedupe: (p) => `booking:${p.booking_id}:renew-failed:${p.attempt_id}`,
    sample: { ...sampleBooking, attempt_id: sampleBooking.booking_id, reason: "slot is taken" },
    to: {
      driver: { title: "Not renewed", toast: "Renewal failed: {reason}", channels: { in_app: 0 } },
    },
  }),
  reservation_cancelled: event({
    payload: cancelledFacts,
    category: "booking",
    priority: "MEDIUM",
    level: "warning",
    icon: "calendar-x",
    group,
    link,
    refresh,
    authorRead: true,
    dedupe: (p) => `booking:${p.booking_id}:cancelled`,
    locked: "A slot that you counted on is gone, or free again.",
    resolves: [
      { ...closesCash("cancelled"), by },
      { ...closesRequest("cancelled"), by },
    ],
    sample: {
      ...sampleBooking,
      status: "cancelled",
      by_role: "driver",
      by_name: "Arun",
      reason: null,
      refund: "120.00",
    },
    to: {
      driver: {
        title: "Cancelled",
        toast: "Your reservation at {lot} was cancelled",
        detail: "Cancelled by {by} · refund {refund}",
        channels: { in_app: 0, email: 0 },
      },
      owner: {
        title: "Cancelled",
        toast: "Reservation #{n} at {lot} was cancelled",
        detail: "Slot {slot} · {plate} · by {by}",
        channels: { in_app: 0, email: 0 },
        link: ownerLink,
      },
    },
  }),
  booking_hold_expired: event({
    payload: bookingFacts,
    category: "booking",
    priority: "MEDIUM",
    level: "warning",
    icon: "hourglass",
    group,
    link,
    refresh,
    dedupe: (p) => `booking:${p.booking_id}:hold-expired`,
    sample: { ...sampleBooking, status: "cancelled" },
    resolves: [{ ...closesCash("released"), by: () => "Parkmate" }],
    to: {
      driver: {
        title: "Hold ended",
        toast: "Slot {slot} was released: payment not confirmed in time",
        channels: { in_app: 0, email: 0 },
        actions: ["book_again"],
      },
      owner: {
        title: "Hold ended",
        toast: "Slot {slot} was released: payment not confirmed in time",
        detail: "#{n} · {plate}",
        channels: { in_app: 0, email: 0 },
        link: ownerLink,
      },
    },
  }),
} as const;
