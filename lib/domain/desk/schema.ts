import { z } from "zod";
import { id, instant, money, pageQuery } from "@/lib/http/shapes";
import { booking } from "@/lib/domain/booking/schema";
import { paymentMethod, paymentStatus } from "@/lib/domain/payment/schema";

/** A payment with the booking that it pays for. */
export const payment = z.object({
  id,
  pay_id: id,
  booking_id: id,
  booking_number: z.int(),
  user_name: z.string(),
  lot_name: z.string(),
  slot_number: z.string(),
  vehicle_number: z.string().nullable(),
  payment_type: z.enum(["parking"]),
  payment_method: paymentMethod,
  amount: money,
  refunded: money,
  currency: z.string(),
  status: paymentStatus,
  transaction_id: z.string().nullable(),
  failure_reason: z.string().nullable(),
  verified_by: z.string().nullable(),
  verified_at: instant.nullable(),
  hold_until: instant.nullable(),
  created_at: instant,
});
export type Payment = z.infer<typeof payment>;

export const paymentFilters = z.strictObject({
  status: paymentStatus.optional(),
  payment_method: paymentMethod.optional(),
  lot: id.optional(),
  ordering: z.enum(["created_at", "-created_at", "amount", "-amount"]).optional(),
  ...pageQuery,
});

/** Who decided about a queue item, when and how (docs/requirements.md N5). */
const resolution = z.object({
  by: z.string(),
  at: instant,
  outcome: z.enum(["verified", "declined", "approved", "released", "cancelled"]),
});

/** A booking that waits for a decision, or whose decision was taken in the last ten minutes. */
export const queueItem = z.object({
  id,
  kind: z.enum(["cash", "request"]),
  booking,
  payment_id: id.nullable(),
  asked_at: instant,
  driver_name: z.string(),
  resolved: resolution.nullable(),
});
export type QueueItem = z.infer<typeof queueItem>;
export const queue = z.object({
  open: z.object({ cash: z.int(), requests: z.int() }),
  results: z.array(queueItem),
  server_time: instant,
});
export type DecisionQueue = z.infer<typeof queue>;

/** Today's figures of one lot or of all lots of an owner. */
export const summary = z.object({
  date: z.string(),
  currency: z.string(),
  total_slots: z.int(),
  occupied_slots: z.int(),
  revenue: money,
  revenue_last_week: money,
  arriving_soon: z.int(),
  next_arrival: instant.nullable(),
  cash_open: z.int(),
  cash_amount: money,
  bookings_today: z.int(),
  occupancy_by_hour: z.array(z.object({ hour: z.int(), percent: z.int() })),
  server_time: instant,
});
export type OwnerSummary = z.infer<typeof summary>;
