import { z } from "zod";
import { roles } from "@/lib/core/actor";
import { id, instant, money } from "@/lib/http/shapes";

/** The facts of every booking event: the booking as it was when the event happened. */
export const bookingFacts = z.object({
  booking_id: id,
  number: z.int(),
  version: z.int(),
  status: z.string(),
  lot_id: id,
  lot_name: z.string(),
  lot_number: z.int(),
  timezone: z.string(),
  slot_id: id,
  slot_code: z.string(),
  vehicle_number: z.string().nullable(),
  driver_id: id,
  driver_name: z.string(),
  owner_id: id,
  start_time: instant,
  end_time: instant,
  amount: money,
  currency: z.string(),
  payment_method: z.enum(["card", "cash"]).nullable(),
  hold_until: instant.nullable(),
});
export type BookingFacts = z.infer<typeof bookingFacts>;

const by = { by_role: z.enum([...roles, "system"]), by_name: z.string() };
export const approvedFacts = bookingFacts.extend(by);
export const declinedFacts = bookingFacts.extend({ ...by, reason: z.string(), refund: money });
export const cancelledFacts = bookingFacts.extend({
  ...by,
  reason: z.string().nullable(),
  refund: money,
});
export const movedFacts = bookingFacts.extend({
  ...by,
  from_slot: z.string(),
  reason: z.string().nullable(),
});
export const changedFacts = bookingFacts.extend({ from_plate: z.string(), by_name: z.string() });
const paymentFacts = bookingFacts.extend({ payment_id: id });
/** `instead_of_cash`: it had waited for cash, which the lot was asked to confirm. */
export const confirmedFacts = paymentFacts.extend({ instead_of_cash: z.literal(true).optional() });
/** What cash is for: the extension by these minutes until this moment, or the booking itself. */
const cashFacts = paymentFacts.extend({
  extended_by: z.int().optional(),
  extended_to: instant.optional(),
});
export type CashFacts = z.infer<typeof cashFacts>;
/** `elapsed_percent`: 0 at first, then that of the reminder (lib/event/reminder-times). */
export const pendingFacts = cashFacts.extend({ elapsed_percent: z.int() });
export type PendingFacts = z.infer<typeof pendingFacts>;
export const verifiedFacts = paymentFacts.extend(by);
/** `lead_minutes`: how long before the end; absent in events of older versions, which knew one. */
export const expiringFacts = bookingFacts.extend({ lead_minutes: z.int().optional() });
export type ExpiringFacts = z.infer<typeof expiringFacts>;
export const failedFacts = bookingFacts.extend({ reason: z.string() });
/** `retry`: what can be paid in another try: a held slot, an extension, what waits for cash. */
export const failedPaymentFacts = failedFacts.extend({
  payment_id: id,
  retry: z.enum(["hold", "extension", "cash"]).optional(),
});
export type FailedPaymentFacts = z.infer<typeof failedPaymentFacts>;
export const renewedFacts = bookingFacts.extend({ renewed_from: id });
export const extensionFailedFacts = failedFacts.extend({
  payment_id: id,
  by_name: z.string(),
  outcome: z.enum(["declined", "released", "cancelled"]),
});
export const extendedFacts = paymentFacts.extend({ charged: money, by_name: z.string() });
/** `refund_cash`: the part that is paid back at the desk; absent in events of older versions. */
export const refundFacts = paymentFacts.extend({
  refund: money,
  refund_cash: money.optional(),
  refund_id: id,
});

/** Facts of any booking event; all but those of `BookingFacts` may be absent. */
export type AnyBookingFacts = BookingFacts &
  Partial<Pick<z.infer<typeof cancelledFacts>, "by_name" | "reason">> &
  Partial<Pick<z.infer<typeof refundFacts>, "refund" | "refund_cash">>;

export const sampleBooking: BookingFacts = {
  booking_id: "01920000-0000-7000-8000-000000000001",
  number: 1042,
  version: 1,
  status: "active",
  lot_id: "01920000-0000-7000-8000-000000000002",
  lot_name: "Parking Lot A",
  lot_number: 1,
  timezone: "Asia/Manila",
  slot_id: "01920000-0000-7000-8000-000000000003",
  slot_code: "A-12",
  vehicle_number: "KL-08-AZ-1234",
  driver_id: "01920000-0000-7000-8000-000000000004",
  driver_name: "Arun",
  owner_id: "01920000-0000-7000-8000-000000000005",
  start_time: "2026-11-21T04:30:00Z",
  end_time: "2026-11-21T06:30:00Z",
  amount: "120.00",
  currency: "PHP",
  payment_method: "card",
  hold_until: null,
};
export const samplePayment = {
  ...sampleBooking,
  payment_id: "01920000-0000-7000-8000-000000000006",
};
