import { z } from "zod";
import {
  both,
  forbids,
  id,
  instant,
  money,
  neither,
  pageQuery,
  queryInt,
  search,
  text,
} from "@/lib/http/shapes";
import { paidPart, paymentMethod, paymentSummary, paymentToken } from "@/lib/domain/payment/schema";
import { vehicleNumber, vehicleType } from "@/lib/domain/vehicle/schema";
import { bookingOrderings, MAX_MINUTES, MIN_MINUTES } from "./values";

export const bookingStatuses = [
  "held",
  "pending_payment",
  "requested",
  "confirmed",
  "active",
  "overstay",
  "completed",
  "expired",
  "cancelled",
  "declined",
  "no_show",
] as const;
export const bookingStatus = z.enum(bookingStatuses);
export type BookingStatus = z.infer<typeof bookingStatus>;

/** Statuses in which a booking occupies its slot (docs/data.md I1). */
export const occupyingStatuses = [
  "held",
  "pending_payment",
  "requested",
  "confirmed",
  "active",
  "overstay",
] as const satisfies readonly BookingStatus[];

const minutes = z
  .int("A whole number is required.")
  .min(MIN_MINUTES, `At least ${MIN_MINUTES} minutes.`)
  .max(MAX_MINUTES, "At most 30 days.");

const priceLine = z.object({ label: z.string(), amount: money });
export const terms = z.object({
  free_cancel_until: instant,
  /** The percentage that cancelling before `until` refunds; null stands for any later moment. */
  refund_schedule: z.array(z.object({ until: instant.nullable(), percent: z.int() })),
  grace_minutes: z.int(),
  overstay_rate: money,
  max_stay: z.int(),
  /** The value-added tax that the price includes; absent in bookings made before it was stored. */
  vat_percent: z.int().optional(),
});
export const alternative = z.object({
  slot: id,
  slot_code: z.string(),
  lot: id,
  lot_name: z.string(),
  start_time: instant,
  end_time: instant,
  total: money,
  currency: z.string(),
});
export type Alternative = z.infer<typeof alternative>;

export const quoteRequest = z
  .strictObject({
    lot: id.optional(),
    slot: id.optional(),
    vehicle_id: id.optional(),
    vehicle_type: vehicleType.optional(),
    start_time: instant.optional(),
    end_time: instant.optional(),
    minutes: minutes.optional(),
  })
  .refine((q) => q.lot ?? q.slot, { error: "Name a lot or a slot.", path: ["slot"] })
  .refine((q) => (q.end_time === undefined) !== (q.minutes === undefined), {
    error: "Give either an end or a number of minutes.",
    path: ["minutes"],
  })
  .meta(
    forbids(neither("lot", "slot"), both("end_time", "minutes"), neither("end_time", "minutes")),
  );
export const quote = z.object({
  quote_id: id,
  expires_at: instant,
  lot: id,
  slot: id.nullable(),
  slot_code: z.string().nullable(),
  start_time: instant,
  end_time: instant,
  minutes: z.int(),
  lines: z.array(priceLine),
  total: money,
  currency: z.string(),
  policy: terms,
  /** When the wanted slot is taken within the time range; empty when it is free. */
  conflicts: z.array(z.object({ start_time: instant, end_time: instant })),
  alternatives: z.array(alternative),
});
export type Quote = z.infer<typeof quote>;

export const holdRequest = z.strictObject({ quote_id: id, slot: id });
export const hold = z.object({ hold_id: id, hold_until: instant, server_time: instant });

export const bookingRequest = z.strictObject({
  quote_id: id,
  hold_id: id.optional(),
  vehicle_number: vehicleNumber,
  payment_method: paymentMethod,
  payment_token: paymentToken.optional(),
  notes: text(500).optional(),
});
export const vehicleChange = z.strictObject({ vehicle_number: vehicleNumber });
export const renewRequest = z.strictObject({
  minutes: minutes.optional(),
  payment_method: paymentMethod,
  payment_token: paymentToken.optional(),
});
export const payRequest = z.strictObject({ payment_token: paymentToken.optional() });
export const extensionQuery = z.strictObject({ minutes: queryInt(MIN_MINUTES, MAX_MINUTES) });
export const extensionQuote = quote
  .omit({ lot: true, slot: true, slot_code: true, policy: true })
  .omit({ conflicts: true, alternatives: true })
  .extend({
    booking: id,
    /** The longest extension that is possible now. */
    max_minutes: z.int(),
    /** Until when its cash would have to be confirmed; null where the lot takes no cash. */
    cash_until: instant.nullable(),
    server_time: instant,
  });
export type ExtensionQuote = z.infer<typeof extensionQuote>;
export const extendRequest = z
  .strictObject({
    quote_id: id,
    minutes: minutes.optional(),
    end_time: instant.optional(),
    payment_method: paymentMethod,
    payment_token: paymentToken.optional(),
  })
  .refine((input) => (input.end_time === undefined) !== (input.minutes === undefined), {
    error: "Give either an end or a number of minutes.",
    path: ["minutes"],
  })
  .meta(forbids(both("end_time", "minutes"), neither("end_time", "minutes")));

/** The last part of a calendar's address: its secret and the ending that calendars expect. */
export const feedParams = z.strictObject({ file: z.string().regex(/^[\w-]{43}\.ics$/) });
export const calendarFeedState = z.object({ created_at: instant.nullable() });
export const newCalendarFeed = z.object({ url: z.string(), created_at: instant });

/** With `if_refund` only while cancelling refunds this amount: 409 once it is another one. */
export const cancelRequest = z.strictObject({
  reason: text(300).optional(),
  if_refund: money.optional(),
});
export const declineRequest = z.strictObject({ reason: text(300, 1) });
const declinable = z.enum(["requested", "pending_payment", "confirmed"]);
/** With `if_status` only while the booking has this status: 409 once somebody has changed it. */
export const bookingDecline = declineRequest.extend({ if_status: declinable.optional() });

const timelineEntry = z.object({
  at: instant,
  kind: z.string(),
  by: z.string().nullable(),
  note: z.string().nullable(),
});
export const can = z.object({
  extend: z.boolean(),
  renew: z.boolean(),
  cancel: z.boolean(),
  check_in: z.boolean(),
  approve: z.boolean(),
  decline: z.boolean(),
  verify: z.boolean(),
  pay: z.boolean(),
  change_vehicle: z.boolean(),
});
export type Can = z.infer<typeof can>;

/** By how much a booking is to be extended, until when and at which price, in cash. */
export const cashExtension = z.object({ minutes: z.int(), end_time: instant, amount: money });

export const booking = z.object({
  id,
  number: z.int(),
  status: bookingStatus,
  version: z.int(),
  lot: z.object({
    id,
    number: z.int(),
    name: z.string(),
    address: z.string(),
    city: z.string(),
    phone_number: z.string().nullable(),
    timezone: z.string(),
    latitude: z.number(),
    longitude: z.number(),
  }),
  slot: z.object({ id, code: z.string(), level: z.string(), vehicle_type: vehicleType }),
  /** Owners and staff see no last name (docs/security.md S3). */
  driver: z.object({ id, first_name: z.string(), last_name: z.string().nullable() }),
  vehicle_number: z.string().nullable(),
  start_time: instant,
  end_time: instant,
  minutes: z.int(),
  grace_until: instant,
  /** The deadline of a hold, of a request, or of cash, also that of an extension. */
  hold_until: instant.nullable(),
  /** With what its driver pays a hold; null for all else. */
  quote_id: id.nullable(),
  seconds_remaining: z.int(),
  server_time: instant,
  amount: money,
  currency: z.string(),
  lines: z.array(priceLine),
  policy: terms,
  payment_method: paymentMethod.nullable(),
  payment: paymentSummary.nullable(),
  /** What was paid and refunded by each method, with extensions, where one booking is asked for. */
  paid: z.array(paidPart).optional(),
  /** Each payment that has succeeded, the first one first, where one booking is asked for. */
  payments: z.array(paidPart).optional(),
  /** It waits for its cash, in `payment_id`, until `until`; its time counts once confirmed. */
  extension: cashExtension.extend({ payment_id: id, until: instant }).nullable(),
  renewed_from: id.nullable(),
  decline_reason: z.string().nullable(),
  notes: z.string().nullable(),
  can,
  created_at: instant,
  timeline: z.array(timelineEntry).optional(),
});
export type Booking = z.infer<typeof booking>;

/**
 * A booking after an act on it, with the ids of the notifications that the act sent to its author,
 * so that the author's page does not show them twice.
 */
export const bookingResult = booking.extend({ notification_ids: z.array(id) });

export const refundPreview = z.object({
  paid: money,
  refund: money,
  percent: z.int(),
  currency: z.string(),
  free_cancel_until: instant,
  method: paymentMethod.nullable(),
  text: z.string(),
});
/** Any live booking counts, or with `minutes` only one during that stay, by default from now. */
export const vehicleCheck = z
  .strictObject({
    vehicle_number: vehicleNumber,
    start_time: instant.optional(),
    minutes: minutes.optional(),
  })
  .refine(({ start_time, minutes: length }) => start_time === undefined || length !== undefined, {
    error: "Give the number of minutes as well.",
    path: ["minutes"],
  })
  .meta(forbids({ required: ["start_time"], ...neither("minutes") }));
export const vehicleAvailability = z.object({
  available: z.boolean(),
  message: z.string(),
  existing_booking: z
    .object({ id, number: z.int(), start_time: instant, end_time: instant })
    .optional(),
});

const statusList = z
  .string()
  .transform((value) => value.split(","))
  .pipe(z.array(bookingStatus).max(bookingStatuses.length));
const bookingConditions = {
  status: statusList.optional(),
  /** Only what somebody has to decide about: a request, or cash, also that of an extension. */
  waiting: z.literal("true").optional(),
  lot: id.optional(),
  slot: id.optional(),
  vehicle: vehicleNumber.optional(),
  from: instant.optional(),
  to: instant.optional(),
  search: search.optional(),
  ordering: z.enum(bookingOrderings).optional(),
};
export const bookingFilters = z.strictObject({ ...bookingConditions, ...pageQuery });
export const bookingExportQuery = z.strictObject(bookingConditions);
