import { z } from "zod";
import { roles } from "@/lib/core/actor";
import { id, instant, money, pageQuery, search } from "@/lib/http/shapes";
import { booking, cashExtension } from "@/lib/domain/booking/schema";
import { ownerApplication } from "@/lib/domain/user/schema";
import { accountStatuses } from "@/lib/domain/user/values";
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
  purpose: z.enum(["booking", "renewal", "extension"]),
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
  search: search.optional(),
  ordering: z.enum(["created_at", "-created_at", "amount", "-amount"]).optional(),
  ...pageQuery,
});

/** Who decided about a queue item, when and how (docs/requirements.md N5). */
const resolution = z.object({
  by: z.string(),
  at: instant,
  outcome: z.enum(["verified", "paid", "declined", "approved", "released", "cancelled"]),
});

const waiting = { id, asked_at: instant, resolved: resolution.nullable() };
const bookingItem = z.object({
  ...waiting,
  kind: z.enum(["cash", "request"]),
  booking,
  payment_id: id.nullable(),
  /** What the cash is for when not for the booking itself. */
  extension: cashExtension.nullable(),
  driver_name: z.string(),
});
const ownerItem = z.object({
  ...waiting,
  kind: z.literal("owner"),
  applicant: ownerApplication,
});
/** What waits for a decision, or what was decided in the last ten minutes. */
export const queueItem = z.discriminatedUnion("kind", [bookingItem, ownerItem]);
export type QueueItem = z.infer<typeof queueItem>;
export type BookingItem = z.infer<typeof bookingItem>;
export type OwnerItem = z.infer<typeof ownerItem>;
export const queue = z.object({
  open: z.object({ cash: z.int(), requests: z.int(), owners: z.int() }),
  results: z.array(queueItem),
  server_time: instant,
});
export type DecisionQueue = z.infer<typeof queue>;

export const accountRow = z.object({
  id,
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  status: z.enum(accountStatuses),
  phone_number: z.string().nullable(),
  created_at: instant,
  /** When one of the person's sessions was last used, to the minute; null before the first. */
  last_seen_at: instant.nullable(),
});
export type AccountRow = z.infer<typeof accountRow>;
/** An account with its audited changes, newest first. */
export const accountDetails = accountRow.extend({
  timezone: z.string(),
  sessions: z.int(),
  bookings: z.int(),
  open_bookings: z.int(),
  lots: z.array(z.object({ id, name: z.string() })),
  history: z.array(
    z.object({ at: instant, action: z.string(), by: z.string(), reason: z.string().nullable() }),
  ),
});
export type AccountDetails = z.infer<typeof accountDetails>;
export const accountFilters = z.strictObject({
  search: search.optional(),
  role: z.enum(roles).optional(),
  status: z.enum(accountStatuses).optional(),
  ordering: z.enum(["created_at", "-created_at", "name", "-name"]).optional(),
  ...pageQuery,
});
/** Today's figures of one lot or of all lots of an owner. */
export const summary = z.object({
  date: z.string(),
  currency: z.string(),
  total_slots: z.int(),
  occupied_slots: z.int(),
  revenue: money,
  /** On the same weekday a week ago, until the same time of the day. */
  revenue_last_week: money,
  arriving_soon: z.int(),
  next_arrival: instant.nullable(),
  cash_open: z.int(),
  cash_amount: money,
  bookings_today: z.int(),
  /** Each hour of the lot's day; a change of clocks leaves one out or repeats it. */
  occupancy_by_hour: z.array(z.object({ hour: z.int(), start: instant, percent: z.int() })),
  server_time: instant,
});
export type OwnerSummary = z.infer<typeof summary>;
