import { and, eq, inArray } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db, hint, transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { pgCode } from "@/lib/core/pg-error";
import { lockBooking, type FullBooking } from "@/lib/domain/booking/read/bookings";
import { paidPeriod, requestDeadline, termsOf } from "@/lib/domain/booking/rules";
import { bookings, type Decision } from "@/lib/domain/booking/table";
import { factsOf, moveBooking } from "@/lib/domain/booking/write/transition";
import { emit, notificationsFor } from "@/lib/event/emit";
import { cardProvider, ProviderTimeout } from "../provider";
import { payments } from "../table";
import { refundPayment } from "./refund";
import { reply } from "./reply";
import { storedPayment, type PaymentRow } from "./stored";

type Code = "payment_declined" | "payment_timeout" | "vehicle_busy" | "payment_too_late";
interface Failure {
  reason: string;
  code: Code;
}
const noAnswer: Failure = { reason: "the card provider did not answer", code: "payment_timeout" };
const tooLate: Failure = {
  reason: "the slot was released before the payment came through",
  code: "payment_too_late",
};
const vehicleTaken: Failure = {
  reason: "this vehicle already has a booking at that time",
  code: "vehicle_busy",
};

/** The charge went through, but its booking can no longer begin. */
class LateCharge extends Error {}

/** Charges the card and settles what came of it. Throws 422 when declined, 503 when the provider gave no answer. */
export async function chargeCard(
  actor: Actor,
  payment: PaymentRow,
  { token, keepsHold }: { token: string; keepsHold: boolean },
) {
  const outcome = await cardProvider()
    .charge({ key: payment.id, amount: payment.amount, currency: payment.currency, token })
    .catch((error: unknown) => {
      if (error instanceof ProviderTimeout) return cardProvider().abandon(payment.id);
      throw error;
    });
  if (outcome?.kind === "succeeded") return settleCharge(actor, payment, outcome.ref);
  throw await failed(
    actor,
    payment,
    outcome ? { reason: outcome.reason, code: "payment_declined" } : noAnswer,
    { keepsHold },
  );
}

/** Settles a charge that went through; when its booking can no longer begin, the money goes back and 409 is thrown. */
export async function settleCharge(actor: Actor, payment: PaymentRow, ref: string) {
  try {
    return await settlePaid(actor, payment, ref);
  } catch (error) {
    if (error instanceof LateCharge)
      throw await failed(actor, payment, tooLate, { chargedRef: ref });
    if (pgCode(error) === "23P01")
      throw await failed(actor, payment, vehicleTaken, { chargedRef: ref });
    throw error;
  }
}

/** A paid booking begins, waits for its start, or waits for approval. Runs once per payment; later calls only answer. */
const settlePaid = (actor: Actor, { id, booking_id }: PaymentRow, ref: string) =>
  transaction(
    async (tx) => {
      // The booking first, then its payment: everybody locks in this order.
      const full = await lockBooking(null, booking_id);
      const [known] = await tx.select().from(payments).where(eq(payments.id, id)).for("update");
      if (known!.status === "succeeded") return booking_id;
      if (known!.status !== "pending" || full.booking.status !== "held") throw new LateCharge();
      const [payment] = await tx
        .update(payments)
        .set({ status: "succeeded", provider_ref: ref, decided_at: clock.now() })
        .where(eq(payments.id, id))
        .returning();
      await begin(full, actor, payment!, payment!.decided_at!);
      const facts = { ...factsOf(await lockBooking(null, booking_id)), payment_id: id };
      if (payment!.purpose === "renewal") {
        emit(
          "booking_renewed",
          { ...facts, renewed_from: full.booking.renewed_from! },
          { author: actor.id },
        );
        emit("new_reservation", facts, { author: actor.id, audiences: ["owner"] });
      } else emit("new_reservation", facts, { author: actor.id });
      emit("payment_confirmed", facts, { author: actor.id });
      return booking_id;
    },
    (bookingId) => reply(actor, bookingId),
  );

/** Moves a paid or verified booking on: to its start, its running time, or its owner's approval. */
export async function begin(
  { booking, lot }: FullBooking,
  author: { id: string; name: string },
  payment: PaymentRow,
  now: Date,
  decision?: Decision,
): Promise<void> {
  const stored = { payment: storedPayment(payment), ...(decision ? { decision } : {}) };
  if (lot.mode === "request" && booking.status === "held") {
    const deadline = requestDeadline(now, {
      start: booking.start_time,
      startsNow: booking.starts_now,
    });
    await moveBooking(booking, "requested", author, { ...stored, hold_until: deadline });
    hint("queues", "requests");
    return;
  }
  const { start, end } = paidPeriod(booking, now);
  // The time to change one's mind begins with the paid time, however long the money was waited for.
  const policy = termsOf(lot, booking.policy.overstay_rate, start, now);
  await moveBooking(booking, start <= now ? "active" : "confirmed", author, {
    ...stored,
    start_time: start,
    end_time: end,
    blocked_until: end,
    hold_until: null,
    policy,
  });
}

interface Aftermath {
  /** A slot that was held before stays held for another try. */
  keepsHold?: boolean;
  /** The charge went through all the same and has to go back. */
  chargedRef?: string;
}

/** Writes down a failed payment and gives the error to throw, with the notification that its driver hears. */
async function failed(actor: Actor, payment: PaymentRow, failure: Failure, aftermath: Aftermath) {
  const ids = await transaction(
    () => settleFailed(actor, payment, failure.reason, aftermath),
    () => Promise.resolve(notificationsFor(actor.id)),
    { isAnswer: false },
  );
  const extra = { notification_ids: ids };
  if (failure.code === "payment_timeout")
    return errors.unavailable(
      "The card provider did not answer. Nothing was charged; please try again.",
      failure.code,
      extra,
    );
  if (aftermath.chargedRef)
    return errors.conflict(
      failure.code,
      `Payment failed: ${failure.reason}. Your money comes back.`,
      extra,
    );
  return errors.refused(failure.code, `Payment failed: ${failure.reason}.`, extra);
}

/** A payment that came to nothing: its slot is free again or stays held, its driver hears why. */
export async function settleFailed(
  author: Actor,
  { id, booking_id }: PaymentRow,
  reason: string,
  { keepsHold, chargedRef }: Aftermath,
): Promise<void> {
  const full = await lockBooking(null, booking_id);
  const [payment] = await db()
    .update(payments)
    .set({
      status: chargedRef ? "succeeded" : "failed",
      provider_ref: chargedRef ?? null,
      failure_reason: reason,
    })
    .where(
      and(
        eq(payments.id, id),
        inArray(payments.status, chargedRef ? ["pending", "failed"] : ["pending"]),
      ),
    )
    .returning();
  if (!payment) return;
  if (chargedRef) await refundPayment(payment, payment.amount, reason);
  if (full.booking.status === "held") {
    if (keepsHold)
      await db()
        .update(bookings)
        .set({ payment_method: null, vehicle_number: null, vehicle_key: null })
        .where(eq(bookings.id, booking_id));
    else await moveBooking(full.booking, "cancelled", null, {}, `payment failed: ${reason}`);
  }
  const facts = factsOf(full);
  if (payment.purpose === "renewal")
    emit(
      "booking_renew_failed",
      {
        ...facts,
        booking_id: full.booking.renewed_from!,
        reason: `payment failed, ${reason}`,
        attempt_id: newId(),
      },
      { author: author.id },
    );
  else emit("payment_failed", { ...facts, payment_id: payment.id, reason }, { author: author.id });
}
