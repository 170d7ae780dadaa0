import type { Actor } from "@/lib/core/actor";
import { transaction } from "@/lib/core/db";
import { lockBooking, type FullBooking } from "../read/load";
import { requireCancellable } from "../read/permissions";
import { requireRefund } from "../read/refund-preview";
import { paymentInProgress } from "../read/refusals";
import { bookingResult } from "../read/result";
import { cancel } from "../steps/cancel";
import { releaseHold } from "../steps/release";

/**
 * Cancels a booking or releases a hold. Drivers get the refund of their terms; when the owner or an
 * admin cancels, everything is refunded. With `ifRefund`, only while that is the refund. Throws 404
 * for a booking that the actor may not see, 403 for staff, 409 `not_cancellable`, `refund_changed`
 * or `payment_in_progress`.
 */
export const cancelBooking = (actor: Actor, id: string, reason: string | null, ifRefund?: string) =>
  transaction(
    async () => {
      const full = await lockBooking(actor, id);
      requireCancellable(actor, full);
      if (ifRefund !== undefined) await requireRefund(actor, full, ifRefund);
      if (full.booking.status === "held") await release(actor, full, reason);
      else await cancel(actor, full, reason);
      return id;
    },
    (bookingId) => bookingResult(actor, bookingId),
  );

async function release(
  actor: Actor,
  { booking }: FullBooking,
  reason: string | null,
): Promise<void> {
  // A hold with a payment method is being charged right now.
  if (booking.payment_method) throw paymentInProgress();
  await releaseHold(actor, booking, reason);
}
