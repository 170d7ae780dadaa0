import type { Actor } from "@/lib/core/actor";
import { transaction } from "@/lib/core/db";
import { audit } from "@/lib/domain/audit/write";
import { lockPayment } from "@/lib/domain/payment/read";
import { lockCashPayment } from "../read/cash";
import type { FullBooking } from "../read/load";
import { closeCashExtension } from "../steps/cash-extension";
import { decline } from "./decline";

/**
 * Declines a cash payment and with it its booking, or only the extension that it was for. Throws
 * what `lockCashPayment` throws.
 */
export const declineCash = (actor: Actor, paymentId: string, reason: string) =>
  transaction(
    async () => {
      const { payment, full } = await lockCashPayment(actor, paymentId);
      if (payment.purpose === "extension") await declineExtension(actor, full, reason);
      else await decline(actor, full, reason);
      // The loser of a race is told this time, which is the stored one.
      const { decided_at } = await lockPayment(paymentId);
      return { ...payment, declined_at: decided_at!.toISOString() };
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

async function declineExtension(actor: Actor, full: FullBooking, reason: string): Promise<void> {
  const { number, extension } = full.booking;
  await closeCashExtension(full, { outcome: "declined", author: actor, by: actor.name, reason });
  const change = { before: { payment: "pending" }, after: { payment: "declined" } };
  const target = { type: "payment", id: extension!.payment_id };
  audit(actor, "payment.decline", target, { booking: number, reason, ...change });
}
