import type { Actor } from "@/lib/core/actor";
import { hint, transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { toDecimal } from "@/lib/core/money";
import { audit } from "@/lib/domain/audit/write";
import type { PaymentRow } from "@/lib/domain/payment/read";
import { verifyPayment } from "@/lib/domain/payment/write/verify";
import { emit } from "@/lib/event/emit";
import { factsOf } from "../read/facts";
import type { FullBooking } from "../read/load";
import { permissionsOf } from "../read/permissions";
import { beginBooking } from "../steps/begin";
import { lockCashPayment } from "../read/cash";

/**
 * Confirms that cash was received; the paid time starts now (docs/requirements.md C23). The first
 * verifier wins. Throws what `lockCashPayment` throws, and 403 in a lot where only admins verify.
 */
export const verifyCash = (actor: Actor, paymentId: string) =>
  transaction(
    async () => {
      const { full } = await lockCashPayment(actor, paymentId);
      if (!permissionsOf(full, actor).verify)
        throw errors.forbidden("Only an administrator verifies cash for this lot.");
      const payment = await verifyPayment(paymentId, actor);
      const begun = await beginBooking(full, {
        author: actor,
        payment,
        now: payment.decided_at!,
        decision: { kind: "cash", by: actor.name, outcome: "verified" },
      });
      emitVerified(actor, begun, payment);
      const details = {
        booking: full.booking.number,
        amount: toDecimal(payment.amount),
        before: { payment: "pending", booking: full.booking.status },
        after: { payment: payment.status, booking: begun.booking.status },
      };
      audit(actor, "payment.verify", { type: "payment", id: payment.id }, details);
      hint("queues", "cash");
      return payment;
    },
    (payment) =>
      Promise.resolve({
        message: "Payment verified",
        payment_id: payment.id,
        booking_id: payment.booking_id,
        carwash_id: null,
        verified_by: actor.name,
        verified_at: payment.decided_at!.toISOString(),
        undo_until: null,
      }),
  );

function emitVerified(actor: Actor, full: FullBooking, payment: PaymentRow): void {
  const facts = {
    ...factsOf(full),
    payment_id: payment.id,
    by_role: actor.role,
    by_name: actor.name,
  };
  emit("payment_verified", facts, { author: actor.id });
  const { renewed_from } = full.booking;
  if (renewed_from) emit("booking_renewed", { ...facts, renewed_from }, { author: actor.id });
}
