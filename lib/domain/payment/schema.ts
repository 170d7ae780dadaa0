import { z } from "zod";
import { id, instant, money } from "@/lib/http/shapes";
import { paymentMethods, paymentStatuses } from "./values";

export const paymentMethod = z.enum(paymentMethods);
export type PaymentMethod = z.infer<typeof paymentMethod>;

export const paymentStatus = z.enum(paymentStatuses);
export type PaymentStatus = z.infer<typeof paymentStatus>;

/** A token of the card provider; the sandbox's tokens are in provider.ts. */
export const paymentToken = z.string().max(200);

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
