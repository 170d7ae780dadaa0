import { event } from "../event";
import { bookingFacts, cancelledFacts, movedFacts, sampleBooking } from "../payload";
import { bookingTags, byName, ofBooking, ownerLink, resolvesCash, resolvesRequest } from "./shared";

export const cancellationEvents = {
  reservation_cancelled: event({
    payload: cancelledFacts,
    category: "booking",
    priority: "MEDIUM",
    level: "warning",
    icon: "calendar-x",
    ...ofBooking,
    refresh: bookingTags,
    isReadForAuthor: true,
    dedupe: (p) => `booking:${p.booking_id}:cancelled`,
    lockedReason: "A slot that you counted on is gone, or free again.",
    resolves: [
      { ...resolvesCash("cancelled"), by: byName },
      { ...resolvesRequest("cancelled"), by: byName },
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
  booking_moved: event({
    payload: movedFacts,
    category: "booking",
    priority: "HIGH",
    level: "warning",
    icon: "triangle-alert",
    ...ofBooking,
    refresh: bookingTags,
    isReadForAuthor: true,
    dedupe: (p) => `booking:${p.booking_id}:moved:${p.version}`,
    lockedReason: "Your slot is another one than you booked.",
    placeholders: (p) => ({
      from_slot: p.from_slot,
      because: p.reason ? ` · ${p.reason}` : "",
    }),
    sample: {
      ...sampleBooking,
      status: "confirmed",
      from_slot: "A-11",
      by_role: "owner",
      by_name: "Ana Reyes",
      reason: "Charger repair",
    },
    to: {
      driver: {
        title: "Your slot has changed",
        toast: "Park in Slot {slot} at {lot}: Slot {from_slot} is closed",
        detail: "{from}–{to} · same price{because}",
        channels: { in_app: 0, email: 0, push: 0 },
      },
      owner: {
        title: "Booking moved",
        toast: "Booking #{n} moved from Slot {from_slot} to Slot {slot}",
        detail: "{plate} · {from}–{to} · by {by}{because}",
        channels: { in_app: 0 },
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
    ...ofBooking,
    refresh: bookingTags,
    dedupe: (p) => `booking:${p.booking_id}:hold-expired`,
    sample: { ...sampleBooking, status: "cancelled" },
    resolves: [{ ...resolvesCash("released"), by: () => "Parkmate" }],
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
