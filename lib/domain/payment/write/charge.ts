import { and, eq } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db, hint, transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { pgCode } from "@/lib/core/pg-error";
import { lockBooking, type FullBooking } from "@/lib/domain/booking/read/bookings";
import { paidPeriod, requestDeadline } from "@/lib/domain/booking/rules";
import { bookings, type Decision } from "@/lib/domain/booking/table";
import { factsOf, moveBooking } from "@/lib/domain/booking/write/transition";
import { emit, noticesFor } from "@/lib/event/emit";
import { cardProvider, ProviderTimeout } from "../provider";
import { payments } from "../table";
import { refundPayment } from "./refund";
import { reply } from "./reply";
import { storedPayment, type PaymentRow } from "./stored";

type Failure = { reason: string; code: "payment_declined" | "payment_timeout" | "vehicle_busy" };

/** Charges the card and settles what came of it. Throws 422 when declined, 503 when the provider gave no answer. */
export async function chargeCard(actor: Actor, payment: PaymentRow, { token, keepsHold }: { token: string; keepsHold: boolean }) {
  const outcome = await cardProvider().charge({ key: payment.id, amount: payment.amount, currency: payment.currency, token }).catch((error: unknown) => {
    if (error instanceof ProviderTimeout) return null;
    throw error;
  });
  if (outcome?.kind !== "succeeded") {
    const failure: Failure = outcome ? { reason: outcome.reason, code: "payment_declined" } : { reason: "the card provider did not answer", code: "payment_timeout" };
    throw await failed(actor, payment, failure, keepsHold);
  }
  try {
    return await settlePaid(actor, payment.id, outcome.ref);
  } catch (error) {
    if (pgCode(error) !== "23P01") throw error;
    // The vehicle got another booking while the card was charged: the money goes back.
    throw await failed(actor, payment, { reason: "this vehicle already has a booking at that time", code: "vehicle_busy" }, false, outcome.ref);
  }
}

/** A paid booking begins, waits for its start, or waits for approval. Runs once per payment; later calls only answer. */
export const settlePaid = (actor: Actor, paymentId: string, ref: string) => transaction(async (tx) => {
  const [payment] = await tx.update(payments).set({ status: "succeeded", provider_ref: ref, decided_at: clock.now() })
    .where(and(eq(payments.id, paymentId), eq(payments.status, "pending"))).returning();
  if (!payment) return (await tx.select().from(payments).where(eq(payments.id, paymentId)))[0]!.booking_id;
  const full = await lockBooking(null, payment.booking_id);
  await begin(full, actor, payment, payment.decided_at!);
  const facts = { ...factsOf(await lockBooking(null, payment.booking_id)), payment_id: payment.id };
  if (payment.purpose === "renewal") {
    emit("booking_renewed", { ...facts, renewed_from: full.booking.renewed_from! }, { author: actor.id });
    emit("new_reservation", facts, { author: actor.id, audiences: ["owner"] });
  } else emit("new_reservation", facts, { author: actor.id });
  emit("payment_confirmed", facts, { author: actor.id });
  return payment.booking_id;
}, (bookingId) => reply(actor, bookingId));

/** Moves a paid or verified booking on: to its start, its running time, or its owner's approval. */
export async function begin({ booking, lot }: FullBooking, author: { id: string; name: string }, payment: PaymentRow, now: Date, decision?: Decision): Promise<void> {
  const stored = { payment: storedPayment(payment), ...(decision ? { decision } : {}) };
  if (lot.mode === "request" && booking.status === "held") {
    const deadline = requestDeadline(now, { start: booking.start_time, startsNow: booking.starts_now });
    await moveBooking(booking, "requested", author, { ...stored, hold_until: deadline });
    hint("queues", "requests");
    return;
  }
  const { start, end } = paidPeriod(booking, now);
  await moveBooking(booking, start <= now ? "active" : "confirmed", author, { ...stored, start_time: start, end_time: end, blocked_until: end, hold_until: null });
}

/** Writes down a failed payment and gives the error to throw. A held bay stays held for another try, an unheld one is free again. */
async function failed(actor: Actor, payment: PaymentRow, failure: Failure, keepsHold: boolean, chargedRef: string | null = null) {
  const ids = await transaction(() => settleFailed(actor, payment.id, failure.reason, keepsHold, chargedRef), () => Promise.resolve(noticesFor(actor.id)));
  const extra = { notification_ids: ids };
  if (failure.code === "payment_timeout") return errors.unavailable("The card provider did not answer. Nothing was charged; please try again.", failure.code, extra);
  if (failure.code === "vehicle_busy") return errors.conflict(failure.code, "This vehicle already has a booking at that time. Nothing was charged.", extra);
  return errors.refused(failure.code, `Payment failed: ${failure.reason}.`, extra);
}

export async function settleFailed(author: Actor, paymentId: string, reason: string, keepsHold: boolean, chargedRef: string | null = null): Promise<void> {
  const [payment] = await db().update(payments).set({ status: chargedRef ? "succeeded" : "failed", provider_ref: chargedRef, failure_reason: reason })
    .where(and(eq(payments.id, paymentId), eq(payments.status, "pending"))).returning();
  if (!payment) return;
  if (chargedRef) await refundPayment(payment, payment.amount, reason);
  const full = await lockBooking(null, payment.booking_id);
  if (full.booking.status === "held") {
    if (keepsHold) await db().update(bookings).set({ payment_method: null }).where(eq(bookings.id, full.booking.id));
    else await moveBooking(full.booking, "cancelled", null, {}, `payment failed: ${reason}`);
  }
  const facts = factsOf(full);
  if (payment.purpose === "renewal") emit("booking_renew_failed", { ...facts, booking_id: full.booking.renewed_from!, reason: `payment failed, ${reason}`, attempt_id: newId() }, { author: author.id });
  else emit("payment_failed", { ...facts, payment_id: payment.id, reason }, { author: author.id });
}

