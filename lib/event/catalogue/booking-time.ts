import { formatDecimal } from "@/lib/core/money";
import { event } from "../event";
import {
  bookingFacts,
  expiringFacts,
  extendedFacts,
  extensionFailedFacts,
  failedFacts,
  renewedFacts,
  sampleBooking,
  samplePayment,
  type ExpiringFacts,
} from "../payload";
import { REMIND_BEFORE_START_MINUTES, WARN_BEFORE_END_MINUTES } from "../reminder-times";
import {
  bookingTags,
  byName,
  byParkmate,
  ofBooking,
  ownerLink,
  resolvesCash,
  resolvesReminder,
} from "./shared";

const leadOf = ({ lead_minutes = WARN_BEFORE_END_MINUTES }: ExpiringFacts): number => lead_minutes;
const expiringSoon = (minutes: number | string) =>
  `Your booking will expire in ${minutes} minutes!`;

export const bookingTimeEvents = {
  upcoming_reservation: event({
    payload: bookingFacts,
    category: "reminder",
    priority: "MEDIUM",
    level: "info",
    icon: "calendar-clock",
    ...ofBooking,
    refresh: bookingTags,
    dedupe: (p) => `booking:${p.booking_id}:upcoming30:${p.start_time}`,
    trueUntil: (p) => p.start_time,
    sample: sampleBooking,
    to: {
      driver: {
        title: "Starts soon",
        subject: "Starts at {from}: slot {slot} at {lot}",
        toast: `Your booking at {lot} starts in ${REMIND_BEFORE_START_MINUTES} minutes`,
        detail: "Slot {slot} · {plate} · {from}–{to}",
        channels: { in_app: 0, push: 0, email: 5 },
      },
    },
  }),
  booking_expiring_soon: event({
    payload: expiringFacts,
    category: "reminder",
    priority: "HIGH",
    level: "warning",
    icon: "timer",
    ...ofBooking,
    refresh: bookingTags,
    dedupe: (p) => `booking:${p.booking_id}:expiring${leadOf(p)}:${p.end_time}`,
    placeholders: (p) => ({ lead: String(leadOf(p)) }),
    trueUntil: (p) => p.end_time,
    sample: sampleBooking,
    local: {
      title: `Ends in ${WARN_BEFORE_END_MINUTES} minutes`,
      toast: expiringSoon(WARN_BEFORE_END_MINUTES),
      level: "warning",
    },
    to: {
      driver: {
        title: "Ends at {until}",
        toast: expiringSoon("{lead}"),
        detail: "{lot}, Slot {slot} · {plate}",
        channels: { in_app: 0, push: 0, sms: "opt_in" },
        asks: () => true,
        actions: ["extend"],
      },
    },
  }),
  reservation_expired: event({
    payload: bookingFacts,
    category: "booking",
    priority: "MEDIUM",
    level: "warning",
    icon: "timer-off",
    ...ofBooking,
    refresh: bookingTags,
    dedupe: (p) => `booking:${p.booking_id}:expired:${p.end_time}`,
    resolves: [{ ...resolvesReminder("expired"), by: byParkmate }],
    sample: { ...sampleBooking, status: "expired" },
    local: {
      title: "Booking expired",
      toast: "Your booking has expired. Slot released.",
      level: "info",
    },
    to: {
      driver: {
        title: "Booking expired",
        subject: "Expired: slot {slot} at {lot}",
        toast: "Your booking for Slot #{slot} expired",
        detail: "{lot} · {plate}",
        channels: { in_app: 0, email: 10, push: "replaces" },
        actions: ["renew"],
      },
    },
  }),
  booking_extended: event({
    payload: extendedFacts,
    category: "booking",
    priority: "MEDIUM",
    level: "success",
    icon: "calendar-clock",
    ...ofBooking,
    refresh: bookingTags,
    ownAct: "read",
    dedupe: (p) => `booking:${p.booking_id}:extended:${p.payment_id}`,
    placeholders: (p) => ({ amount: formatDecimal(p.charged, p.currency) }),
    resolves: [
      { ...resolvesReminder("extended"), by: byName },
      { ...resolvesCash("verified"), by: byName },
    ],
    sample: { ...samplePayment, charged: "30.00", by_name: "Arun" },
    to: {
      driver: {
        title: "Extended",
        toast: "Extended to {until}. {amount} charged.",
        detail: "{lot}, Slot {slot} · {plate}",
        channels: { in_app: 0, push: "replaces" },
      },
      owner: {
        title: "Extended",
        toast: "Extended to {until}. {amount} charged.",
        detail: "#{n} · Slot {slot} · {plate}",
        channels: { in_app: 0 },
        link: ownerLink,
      },
    },
  }),
  booking_extension_failed: event({
    payload: extensionFailedFacts,
    category: "booking",
    priority: "HIGH",
    level: "warning",
    icon: "hourglass",
    ...ofBooking,
    refresh: bookingTags,
    dedupe: (p) => `booking:${p.booking_id}:not-extended:${p.payment_id}`,
    resolves: [{ ...resolvesCash((p: { outcome: string }) => p.outcome), by: byName }],
    sample: {
      ...samplePayment,
      by_name: "Ana Reyes",
      reason: "nobody came to the desk",
      outcome: "declined",
    },
    to: {
      driver: {
        title: "Not extended",
        toast: "Not extended: {reason}",
        detail: "Your booking at {lot}, Slot {slot}, ends at {until}",
        channels: { in_app: 0, push: 0 },
      },
    },
  }),
  booking_renewed: event({
    payload: renewedFacts,
    category: "booking",
    priority: "MEDIUM",
    level: "success",
    icon: "rotate-cw",
    ...ofBooking,
    refresh: bookingTags,
    ownAct: "read",
    dedupe: (p) => `booking:${p.booking_id}:renewed`,
    sample: { ...sampleBooking, renewed_from: sampleBooking.booking_id },
    to: {
      driver: {
        title: "Renewed",
        subject: "Renewed: slot {slot} until {until}",
        toast: "Booking renewed successfully!",
        detail: "#{n} · Slot {slot} until {until}",
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
    ...ofBooking,
    refresh: bookingTags,
    dedupe: (p) => `booking:${p.booking_id}:renew-failed:${p.attempt_id}`,
    sample: { ...sampleBooking, attempt_id: sampleBooking.booking_id, reason: "slot is taken" },
    to: {
      driver: { title: "Not renewed", toast: "Renewal failed: {reason}", channels: { in_app: 0 } },
    },
  }),
} as const;
