import { z } from "zod";
import { id, instant, money } from "@/lib/http/shapes";
import { paymentMethods, paymentStatuses } from "./values";

export const paymentMethod = z.enum(paymentMethods);
export type PaymentMethod = z.infer<typeof paymentMethod>;

export const paymentStatus = z.enum(paymentStatuses);
export type PaymentStatus = z.infer<typeof paymentStatus>;

/** A token of the card provider; the sandbox's tokens are in provider.ts. */
export const paymentToken = z.string().max(200);

/**
 * A payment that has succeeded, also when it was given back later; or all of one method, paid when
 * the last of them came.
 */
export const paidPart = z.object({
  method: paymentMethod,
  amount: money,
  refunded: money,
  paid_at: instant,
});

/** A payment as it is shown inside its booking. */
export const paymentSummary = z.object({
  id,
  method: paymentMethod,
  status: paymentStatus,
  amount: money,
  refunded: money,
  verified_by: z.string().nullable(),
  verified_at: instant.nullable(),
});

/** What is sent and answered when somebody decides about a cash payment. */
export const cashVerification = z.strictObject({ verified: z.literal(true).default(true) });
export const cashVerified = z.object({
  message: z.string(),
  payment_id: id,
  booking_id: id,
  carwash_id: id.nullable(),
  verified_by: z.string(),
  verified_at: instant,
  undo_until: instant.nullable(),
});
export const cashDeclined = cashVerified
  .pick({ message: true, payment_id: true, booking_id: true })
  .extend({ declined_by: z.string(), declined_at: instant });
