import type { BookingFacts } from "../payload";

/** The parts that events of a booking have in common. */
export const ofBooking = {
  group: (p: BookingFacts) => `booking:${p.booking_id}`,
  link: (p: BookingFacts) => `/bookings/${p.booking_id}`,
};
export const ownerLink = (p: BookingFacts) => `/owner/bookings?booking=${p.booking_id}`;

/** Query tags that an event of a booking refreshes. */
export const bookingTags = ["bookings", "slots", "lots", "payments", "queue", "dashboard"] as const;

export const cashGroup = (p: BookingFacts) => `queue:cash:${p.booking_id}`;

/** Resolves the verifiers' notifications of a cash payment that no longer waits. */
export const resolvesCash = <T>(outcome: T) => ({
  event: "cash_payment_pending",
  group: cashGroup,
  outcome,
});

/** Resolves the driver's notification that cash is to be paid at the desk. */
export const resolvesPayNotice = <T>(outcome: T) => ({
  event: "booking_payment_pending",
  group: ofBooking.group,
  outcome,
});

/** Resolves the owner's notification of a request that is answered. */
export const resolvesRequest = (outcome: string) => ({
  event: "new_reservation",
  group: ofBooking.group,
  outcome,
});

/** Resolves the driver's reminder of an end that is not ahead any more. */
export const resolvesReminder = (outcome: string) => ({
  event: "booking_expiring_soon",
  group: ofBooking.group,
  outcome,
});

/** Resolves the driver's notification that the payment of a held slot can be tried again. */
export const resolvesFailedPayment = <T>(outcome: T) => ({
  event: "payment_failed",
  group: ofBooking.group,
  outcome,
});

export const byParkmate = () => "Parkmate";
export const byDriver = (p: { driver_name: string }) => p.driver_name;
export const byName = (p: { by_name: string }) => p.by_name;
