import type { Actor } from "@/lib/core/actor";
import { transaction } from "@/lib/core/db";
import { decline } from "./decline";
import { lockCashPayment } from "../read/cash";

/**
 * Declines a cash payment and its booking with it. Throws what `lockCashPayment` throws.
 */
export const declineCash = (actor: Actor, paymentId: string, reason: string) =>
  transaction(
    async () => {
      const { payment, full } = await lockCashPayment(actor, paymentId);
      const declined = await decline(actor, full, reason);
      return { ...payment, declined_at: declined.payment!.verified_at! };
    },
    (payment) =>
      Promise.resolve({
        message: "Payment declined",
        payment_id: payment.id,
        booking_id: payment.booking_id,
        declined_by: actor.name,
        declined_at: payment.declined_at,
      }),
  );
