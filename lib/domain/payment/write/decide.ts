import { and, eq, inArray } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db, hint, transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { toDecimal } from "@/lib/core/money";
import { audit } from "@/lib/domain/audit/write";
import { lockBooking, toWire, type FullBooking } from "@/lib/domain/booking/read/bookings";
import { cashDeadline } from "@/lib/domain/booking/rules";
import { factsOf, moveBooking } from "@/lib/domain/booking/write/transition";
import { emit } from "@/lib/event/emit";
import { payments } from "../table";
import { announceCash, announceRefund } from "./announce";
import { begin } from "./charge";
import { undoPayment } from "./refund";
import { reply } from "./reply";
import type { PaymentRow } from "./stored";

/** Confirms that cash was received: paid time starts now (C23, N9). The first to act wins; others get 409 with who and when. */
export const verifyCash = (actor: Actor, paymentId: string) =>
  transaction(
    async () => {
      const { payment, full } = await lockCash(actor, paymentId);
      if (!whatMay(actor, full).verify)
        throw errors.forbidden("Only an administrator verifies cash for this lot.");
      const verified = await settle(payment, {
        status: "succeeded",
        decided_by: actor.id,
        decided_by_name: actor.name,
        decided_at: clock.now(),
      });
      await begin(full, actor, verified, verified.decided_at!, {
        kind: "cash",
        by: actor.name,
        outcome: "verified",
      });
      const facts = {
        ...factsOf(await lockBooking(null, full.booking.id)),
        payment_id: payment.id,
        by_role: actor.role,
        by_name: actor.name,
      };
      emit("payment_verified", facts, { author: actor.id });
      if (full.booking.renewed_from)
        emit(
          "booking_renewed",
          { ...facts, renewed_from: full.booking.renewed_from },
          { author: actor.id },
        );
      await audit(
        actor,
        "payment.verify",
        { type: "payment", id: payment.id },
        { booking: full.booking.number, amount: toDecimal(payment.amount) },
      );
      hint("queues", "cash");
      return verified;
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

/** Declines a cash payment: the booking is declined with it and its slot is free. */
export const declineCash = (actor: Actor, paymentId: string, reason: string) =>
  transaction(
    async () => {
      const { payment, full } = await lockCash(actor, paymentId);
      await decline(actor, full, reason);
      return payment;
    },
    (payment) =>
      Promise.resolve({
        message: "Payment declined",
        payment_id: payment.id,
        booking_id: payment.booking_id,
        declined_by: actor.name,
        declined_at: clock.now().toISOString(),
      }),
  );

/** Declines a booking with a reason; whatever was paid comes back in full. */
export const declineBooking = (actor: Actor, id: string, reason: string) =>
  transaction(
    async () => {
      const full = await lockBooking(actor, id);
      if (!whatMay(actor, full).decline) throw undecidable(full);
      await decline(actor, full, reason);
      return id;
    },
    (bookingId) => reply(actor, bookingId),
  );

/** Approves a request: paid by card it begins or waits for its start; in cash it now waits for the money. */
export const approveBooking = (actor: Actor, id: string) =>
  transaction(
    async () => {
      const full = await lockBooking(actor, id);
      if (!whatMay(actor, full).approve) throw undecidable(full);
      const [payment] = await db()
        .select()
        .from(payments)
        .where(and(eq(payments.booking_id, id), inArray(payments.status, ["pending", "succeeded"])))
        .for("update");
      if (!payment || full.booking.hold_until! <= clock.now())
        throw errors.conflict("hold_expired", "This request was not answered in time.");
      const decision = { kind: "request", by: actor.name, outcome: "approved" } as const;
      if (payment.status === "pending") {
        // The slot has been kept long enough for this since the request was made.
        await moveBooking(full.booking, "pending_payment", actor, {
          hold_until: cashDeadline(clock.now(), full.lot.cash_hold_minutes),
        });
      } else await begin(full, actor, payment, clock.now(), decision);
      const facts = factsOf(await lockBooking(null, id));
      emit(
        "booking_approved",
        { ...facts, by_role: actor.role, by_name: actor.name },
        { author: actor.id },
      );
      if (payment.status === "pending")
        announceCash({ ...facts, payment_id: payment.id }, full.lot);
      await audit(
        actor,
        "booking.approve",
        { type: "booking", id },
        { booking: full.booking.number },
      );
      hint("queues", "requests");
      return id;
    },
    (bookingId) => reply(actor, bookingId),
  );

async function decline(actor: Actor, full: FullBooking, reason: string): Promise<void> {
  const undone = await undoPayment(full.booking.id, 100, "declined", reason, actor);
  await moveBooking(
    full.booking,
    "declined",
    actor,
    {
      decline_reason: reason,
      hold_until: null,
      decision: { kind: kindOf(full), by: actor.name, outcome: "declined" },
      ...(undone ? { payment: undone.stored } : {}),
    },
    reason,
  );
  const facts = factsOf(await lockBooking(null, full.booking.id));
  emit(
    "booking_declined",
    {
      ...facts,
      by_role: actor.role,
      by_name: actor.name,
      reason,
      refund: toDecimal(undone?.refund ?? 0),
    },
    { author: actor.id },
  );
  announceRefund(facts, undone);
  await audit(
    actor,
    "booking.decline",
    { type: "booking", id: full.booking.id },
    { booking: full.booking.number, reason },
  );
  hint("queues", kindOf(full) === "cash" ? "cash" : "requests");
}

const kindOf = (full: FullBooking) =>
  full.booking.status === "pending_payment" ? "cash" : "request";

/** The pending cash payment with its booking, both locked. Throws 404 for others' lots, 409 with who decided and when. */
async function lockCash(
  actor: Actor,
  paymentId: string,
): Promise<{ payment: PaymentRow; full: FullBooking }> {
  const [known] = await db()
    .select()
    .from(payments)
    .where(and(eq(payments.id, paymentId), eq(payments.method, "cash")));
  if (!known) throw errors.notFound();
  const full = await lockBooking(actor, known.booking_id);
  const [payment] = await db()
    .select()
    .from(payments)
    .where(eq(payments.id, paymentId))
    .for("update");
  if (payment!.status !== "pending") throw alreadyDecided(payment!);
  if (full.booking.status !== "pending_payment") throw undecidable(full);
  if (full.booking.hold_until! <= clock.now())
    throw errors.conflict("hold_expired", "The hold has ended; the slot is free again.");
  return { payment: payment!, full };
}

function alreadyDecided(payment: PaymentRow) {
  const outcome =
    payment.status === "succeeded" || payment.status === "refunded" ? "verified" : payment.status;
  const by = payment.decided_by_name ?? "Parkmate";
  const at = (payment.decided_at ?? payment.created_at).toISOString();
  return errors.conflict("already_resolved", `This payment was already ${outcome} by ${by}.`, {
    resolved: { by, at, outcome },
  });
}

const undecidable = (full: FullBooking) =>
  errors.conflict(
    "already_resolved",
    `This booking is already ${full.booking.status.replace("_", " ")}.`,
    { status: full.booking.status },
  );

const whatMay = (actor: Actor, full: FullBooking) => toWire(full, actor).can;

const settle = async (payment: PaymentRow, change: Partial<PaymentRow>): Promise<PaymentRow> =>
  (await db().update(payments).set(change).where(eq(payments.id, payment.id)).returning())[0]!;
