import type { Actor } from "@/lib/core/actor";
import { hint, transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { toDecimal } from "@/lib/core/money";
import { audit } from "@/lib/domain/audit/write";
import type { PaymentRow } from "@/lib/domain/payment/read";
import { verifyPayment } from "@/lib/domain/payment/write/verify";
import { emit } from "@/lib/event/emit";
import { factsOf } from "../read/facts";
import type { BookingRow, FullBooking } from "../read/load";
import { permissionsOf } from "../read/permissions";
import { beginBooking } from "../steps/begin";
import { decidedExtension } from "../steps/cash-extension";
import { extendPaid } from "../steps/extension";
import { lockCashPayment } from "../read/cash";

/**
 * Confirms that cash was received. The paid time starts now (docs/requirements.md C23); that of an
 * extension follows on the booking's end. The first verifier wins. Throws what `lockCashPayment`
 * throws, and 403 in a lot where only admins verify.
 */
export const verifyCash = (actor: Actor, paymentId: string) =>
  transaction(
    async () => {
      const { full } = await lockCashPayment(actor, paymentId);
      if (!permissionsOf(full, actor).verify)
        throw errors.forbidden("Only an administrator verifies cash for this lot.");
      const payment = await verifyPayment(paymentId, actor);
      const { status } = await settle(actor, full, payment);
      const details = {
        booking: full.booking.number,
        amount: toDecimal(payment.amount),
        before: { payment: "pending", booking: full.booking.status },
        after: { payment: payment.status, booking: status },
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

/** Begins the booking that is paid now, or extends it. Returns it. */
async function settle(actor: Actor, full: FullBooking, payment: PaymentRow): Promise<BookingRow> {
  const decision = { kind: "cash", by: actor.name, outcome: "verified" } as const;
  if (payment.purpose === "extension")
    return extendPaid(actor, full, {
      extension: full.booking.extension!,
      method: "cash",
      decision: { ...decision, ...decidedExtension(full.booking) },
    });
  const now = payment.decided_at!;
  const begun = await beginBooking(full, { author: actor, payment, now, decision });
  emitVerified(actor, begun, payment);
  return begun.booking;
}

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
