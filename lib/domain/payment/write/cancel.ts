import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { hint, transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { formatMoney, toDecimal } from "@/lib/core/money";
import { audit } from "@/lib/domain/audit/write";
import {
  loadBooking,
  lockBooking,
  toWire,
  type FullBooking,
} from "@/lib/domain/booking/read/bookings";
import { refundPercent } from "@/lib/domain/booking/rules";
import type { Decision } from "@/lib/domain/booking/table";
import { factsOf, moveBooking } from "@/lib/domain/booking/write/transition";
import { emit } from "@/lib/event/emit";
import { announceRefund } from "./announce";
import { undoPayment } from "./refund";
import { paymentInProgress, reply } from "./reply";

/** What would come back now, in words and figures. Changes nothing. */
export async function previewCancel(actor: Actor, id: string) {
  const full = await loadBooking(actor, id);
  refuseUnlessAllowed(actor, full);
  const { booking } = full;
  const paid = booking.payment?.status === "succeeded" ? booking.payment.amount : 0;
  const percent = refundPercent(booking.policy, clock.now(), booking.driver_id === actor.id);
  const refund = Math.round((paid * percent) / 100);
  const money = formatMoney(refund, booking.currency);
  const to = booking.payment_method === "cash" ? "at the desk" : "to the card";
  const text =
    paid === 0
      ? "Nothing was paid yet, so nothing is charged."
      : refund === 0
        ? "Nothing comes back: the free cancellation time is over."
        : percent === 100
          ? `You get everything back: ${money} ${to}.`
          : `You get ${percent} % back: ${money} ${to}.`;
  return {
    paid: toDecimal(paid),
    refund: toDecimal(refund),
    percent,
    currency: booking.currency,
    free_cancel_until: booking.policy.free_cancel_until,
    method: booking.payment_method,
    text,
  };
}

/** Cancels with the refund that the terms give; owners and admins give everything back. */
export const cancelBooking = (actor: Actor, id: string, reason: string | null) =>
  transaction(
    async () => {
      const full = await lockBooking(actor, id);
      refuseUnlessAllowed(actor, full);
      const isDriver = full.booking.driver_id === actor.id;
      if (full.booking.status === "held") {
        if (full.booking.payment_method) throw paymentInProgress();
        await moveBooking(full.booking, "cancelled", actor, {}, reason);
        return id;
      }
      const percent = refundPercent(full.booking.policy, clock.now(), isDriver);
      const undone = await undoPayment(id, percent, "cancelled", reason ?? "cancelled");
      await moveBooking(
        full.booking,
        "cancelled",
        actor,
        {
          hold_until: null,
          ...closing(full, isDriver ? full.driver.first_name : actor.name),
          ...(undone ? { payment: undone.stored } : {}),
        },
        reason,
      );
      const facts = factsOf(await lockBooking(null, id));
      emit(
        "reservation_cancelled",
        {
          ...facts,
          by_role: actor.role,
          by_name: isDriver ? facts.driver_name : actor.name,
          reason,
          refund: toDecimal(undone?.refund ?? 0),
        },
        { author: actor.id },
      );
      announceRefund(facts, undone);
      if (!isDriver)
        await audit(
          actor,
          "booking.cancel",
          { type: "booking", id },
          { booking: full.booking.number, reason },
        );
      hint("queues", "cash", "requests");
      return id;
    },
    (bookingId) => reply(actor, bookingId),
  );

/** A booking that waited in somebody's queue closes there too. */
function closing({ booking }: FullBooking, by: string): { decision?: Decision } {
  if (booking.status !== "pending_payment" && booking.status !== "requested") return {};
  return {
    decision: {
      kind: booking.status === "requested" ? "request" : "cash",
      by,
      outcome: "cancelled",
    },
  };
}

function refuseUnlessAllowed(actor: Actor, full: FullBooking): void {
  if (toWire(full, actor).can.cancel) return;
  if (actor.role === "staff") throw errors.forbidden();
  throw errors.conflict(
    "not_cancellable",
    `A booking that is ${full.booking.status.replace("_", " ")} cannot be cancelled.`,
  );
}
