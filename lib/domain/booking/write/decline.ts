import type { Actor } from "@/lib/core/actor";
import { transaction } from "@/lib/core/db";
import { differences } from "@/lib/domain/audit/rules";
import { audit } from "@/lib/domain/audit/write";
import { emit } from "@/lib/event/emit";
import { lockBooking, type BookingRow, type FullBooking } from "../read/load";
import { bookingResult } from "../read/result";
import { permissionsOf } from "../read/permissions";
import type { BookingStatus } from "../schema";
import { endBooking, queueOf } from "../steps/end";
import { alreadyResolved } from "../read/refusals";

/**
 * Declines a booking with a reason that its driver reads; whatever was paid is refunded in full.
 * With `ifStatus` it must still have that status: who was asked about a request does not take away
 * a booking that somebody else has confirmed meanwhile. Throws 404 for a booking that the actor may
 * not see, 409 `already_resolved` when there is nothing to decline.
 */
export const declineBooking = (
  actor: Actor,
  id: string,
  reason: string,
  ifStatus?: BookingStatus,
) =>
  transaction(
    async () => {
      const full = await lockBooking(actor, id);
      const isAsExpected = ifStatus === undefined || full.booking.status === ifStatus;
      if (!isAsExpected || !permissionsOf(full, actor).decline) throw alreadyResolved(full);
      await decline(actor, full, reason);
      return id;
    },
    (bookingId) => bookingResult(actor, bookingId),
  );

/** Declines a booking, which the caller has locked and may decline. Returns it. */
export async function decline(
  actor: Actor,
  full: FullBooking,
  reason: string,
): Promise<BookingRow> {
  const { booking } = full;
  const declined = await endBooking(full, {
    status: "declined",
    author: actor,
    refundPercent: 100,
    reason,
    declineReason: reason,
    decision: { kind: queueOf(booking), by: actor.name, outcome: "declined" },
    emit: (facts, refund) =>
      emit(
        "booking_declined",
        { ...facts, by_role: actor.role, by_name: actor.name, reason, refund },
        { author: actor.id },
      ),
  });
  const details = {
    booking: booking.number,
    reason,
    ...differences(booking, { status: declined.status }),
  };
  audit(actor, "booking.decline", { type: "booking", id: booking.id }, details);
  return declined;
}
