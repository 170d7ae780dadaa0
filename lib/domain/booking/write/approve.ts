import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { hint, transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { differences } from "@/lib/domain/audit/rules";
import { audit } from "@/lib/domain/audit/write";
import { lockLivePayment } from "@/lib/domain/payment/read";
import { emit } from "@/lib/event/emit";
import { factsOf } from "../read/facts";
import { lockBooking, type FullBooking } from "../read/load";
import { bookingResult } from "../read/result";
import { permissionsOf } from "../read/permissions";
import { approvedCashDeadline } from "../rules/deadline";
import { beginBooking } from "../steps/begin";
import { emitCashPending } from "../steps/emit";
import { moveBooking } from "../steps/move";
import { alreadyResolved } from "../read/refusals";

/**
 * Approves a request. A booking that was paid by card begins or waits for its start; one in cash
 * now waits for the money. Throws 404 for a booking that the actor may not see, 409
 * `already_resolved` when there is nothing to approve, 409 `hold_expired` after the deadline.
 */
export const approveBooking = (actor: Actor, id: string) =>
  transaction(
    async () => {
      const full = await lockBooking(actor, id);
      if (!permissionsOf(full, actor).approve) throw alreadyResolved(full);
      const { booking, lot } = full;
      const now = clock.now();
      const payment = await lockLivePayment(id);
      if (!payment || booking.hold_until! <= now)
        throw errors.conflict("hold_expired", "This request was not answered in time.");
      const waitsForCash = payment.status === "pending";
      const decision = { kind: "request", by: actor.name, outcome: "approved" } as const;
      const moved = waitsForCash
        ? await waitForCash(actor, full, now)
        : await beginBooking(full, { author: actor, payment, now, decision });
      const facts = factsOf(moved);
      emit(
        "booking_approved",
        { ...facts, by_role: actor.role, by_name: actor.name },
        { author: actor.id },
      );
      if (waitsForCash) emitCashPending({ ...facts, payment_id: payment.id }, lot);
      const details = {
        booking: booking.number,
        ...differences(booking, { status: moved.booking.status }),
      };
      audit(actor, "booking.approve", { type: "booking", id }, details);
      hint("queues", "requests");
      return id;
    },
    (bookingId) => bookingResult(actor, bookingId),
  );

/** Since the request was made, the slot has been blocked at least until this deadline. */
async function waitForCash(actor: Actor, full: FullBooking, now: Date): Promise<FullBooking> {
  const { cash_hold_minutes } = full.lot;
  const change = { hold_until: approvedCashDeadline(now, full.booking, cash_hold_minutes) };
  const booking = await moveBooking(full.booking, "pending_payment", { author: actor, change });
  return { ...full, booking };
}
