import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { transaction } from "@/lib/core/db";
import { differences } from "@/lib/domain/audit/rules";
import { audit } from "@/lib/domain/audit/write";
import { emit } from "@/lib/event/emit";
import { lockBooking, type FullBooking } from "../read/load";
import { requireCancellable } from "../read/permissions";
import { bookingResult } from "../read/result";
import { awaitsExtensionCash } from "../rules/extension";
import { refundPercent } from "../rules/price";
import type { Decision } from "../table";
import { endBooking, queueOf } from "../steps/end";
import { moveBooking } from "../steps/move";
import { paymentInProgress } from "../read/refusals";

/**
 * Cancels a booking or releases a hold. Drivers get the refund of their terms; when the owner or an
 * admin cancels, everything is refunded. Throws 404 for a booking that the actor may not see, 403
 * for staff, 409 `not_cancellable` or `payment_in_progress`.
 */
export const cancelBooking = (actor: Actor, id: string, reason: string | null) =>
  transaction(
    async () => {
      const full = await lockBooking(actor, id);
      requireCancellable(actor, full);
      if (full.booking.status === "held") await releaseHold(actor, full, reason);
      else await cancel(actor, full, reason);
      return id;
    },
    (bookingId) => bookingResult(actor, bookingId),
  );

async function releaseHold(
  actor: Actor,
  { booking }: FullBooking,
  reason: string | null,
): Promise<void> {
  // A hold with a payment method is being charged right now.
  if (booking.payment_method) throw paymentInProgress();
  await moveBooking(booking, "cancelled", { author: actor, note: reason });
}

/** Cancels a booking. The caller has locked it and checked that it may be cancelled. */
export async function cancel(
  actor: Actor,
  full: FullBooking,
  reason: string | null,
): Promise<void> {
  const { booking, driver } = full;
  const isDriver = booking.driver_id === actor.id;
  const by_name = isDriver ? driver.first_name : actor.name;
  const cancelled = await endBooking(full, {
    status: "cancelled",
    author: actor,
    refundPercent: refundPercent(booking.policy, clock.now(), isDriver),
    reason: reason ?? "cancelled",
    note: reason,
    decision: decisionOf(booking, by_name),
    emit: (facts, refund) =>
      emit(
        "reservation_cancelled",
        { ...facts, by_role: actor.role, by_name, reason, refund },
        { author: actor.id },
      ),
  });
  if (isDriver) return;
  const details = {
    booking: booking.number,
    reason,
    ...differences(booking, { status: cancelled.status }),
  };
  audit(actor, "booking.cancel", { type: "booking", id: booking.id }, details);
}

/** How a booking that waited for a decision leaves the queue of those who had to decide. */
function decisionOf(booking: FullBooking["booking"], by: string): Decision | undefined {
  const waits =
    booking.status === "pending_payment" ||
    booking.status === "requested" ||
    awaitsExtensionCash(booking);
  return waits ? { kind: queueOf(booking), by, outcome: "cancelled" } : undefined;
}
