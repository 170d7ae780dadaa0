import { formatDecimal } from "@/lib/core/money";
import { event } from "../event";
import {
  approvedFacts,
  bookingFacts,
  declinedFacts,
  sampleBooking,
  type BookingFacts,
} from "../payload";
import {
  bookingTags,
  byDriver,
  byName,
  ofBooking,
  ownerLink,
  resolvesCash,
  resolvesFailedPayment,
  resolvesPayNotice,
  resolvesReminder,
  resolvesRequest,
} from "./shared";

/** What the driver's notification calls a new booking: only a paid one is "confirmed". */
function headline({ status }: BookingFacts): string {
  if (status === "requested") return "Request sent";
  return status === "pending_payment" ? "Slot reserved" : "Booking confirmed";
}
const decliners: Record<string, string> = { owner: "The owner", system: "Parkmate" };

export const bookingEvents = {
  new_reservation: event({
    payload: bookingFacts,
    category: "booking",
    priority: "MEDIUM",
    level: "info",
    icon: "car-front",
    ...ofBooking,
    refresh: bookingTags,
    // A cash booking tells its driver where to pay, too.
    ownAct: (p) => (p.status === "pending_payment" ? "silent" : "read"),
    dedupe: (p) => `booking:${p.booking_id}:new`,
    sample: sampleBooking,
    // A card that is charged has an outcome of its own.
    resolves: [
      {
        ...resolvesFailedPayment("booked"),
        by: byDriver,
        when: (p) => p.payment_method === "cash",
      },
    ],
    placeholders: (p) => ({
      headline: headline(p),
      arrival: p.status === "requested" ? "New request" : "New booking",
    }),
    to: {
      owner: {
        title: "{arrival}",
        toast: "New booking received for Lot #{lot_number}",
        detail: "{lot}, Slot {slot} · {plate} · {from}–{to} · {method} · {amount}",
        channels: { in_app: 0, push: 0, email: "digest" },
        link: ownerLink,
        asks: (p) => p.status === "requested",
        actions: ["approve", "decline"],
      },
      driver: {
        title: "{headline}",
        subject: "{headline}: slot {slot}, {from}–{to}",
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
    ...ofBooking,
    refresh: bookingTags,
    dedupe: (p) => `booking:${p.booking_id}:pay`,
    trueUntil: (p) => p.hold_until,
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
        asks: () => true,
      },
    },
  }),
  booking_approved: event({
    payload: approvedFacts,
    category: "booking",
    priority: "HIGH",
    level: "success",
    icon: "circle-check",
    ...ofBooking,
    refresh: bookingTags,
    dedupe: (p) => `booking:${p.booking_id}:approved`,
    sample: { ...sampleBooking, by_role: "owner", by_name: "Ana Reyes" },
    resolves: [{ ...resolvesRequest("approved"), by: byName }],
    to: {
      driver: {
        title: "Request approved",
        subject: "Approved: slot {slot} at {lot}, {from}–{to}",
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
    ...ofBooking,
    refresh: bookingTags,
    dedupe: (p) => `booking:${p.booking_id}:declined`,
    lockedReason: "You lose a slot that you counted on.",
    resolves: [
      { ...resolvesCash("declined"), by: byName },
      { ...resolvesPayNotice("declined"), by: byName },
      { ...resolvesRequest("declined"), by: byName },
      { ...resolvesReminder("declined"), by: byName },
    ],
    placeholders: (p) => ({
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
        subject: "Declined: slot {slot} at {lot}, {from}–{to}",
        toast: "{decliner} declined your booking request",
        detail: "Reason: {reason}{comes_back}",
        channels: { in_app: 0, email: 0, push: 0 },
        actions: ["book_again"],
      },
    },
  }),
} as const;
