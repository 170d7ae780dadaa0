import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { together, transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { pgCode, SQLSTATE } from "@/lib/core/pg-error";
import { lockPayment, type PaymentRow } from "@/lib/domain/payment/read";
import type { Purpose } from "@/lib/domain/payment/table";
import { chargeCard } from "@/lib/domain/payment/write/charge";
import { asSucceeded, succeedPayment } from "@/lib/domain/payment/write/succeed";
import { notify } from "@/lib/event/notify";
import type { BookingFacts } from "@/lib/event/payload";
import { emit, notificationsFor } from "@/lib/event/emit";
import { factsOf } from "../read/facts";
import { lockBooking } from "../read/load";
import { bookingResult } from "../read/result";
import { isChargedInsteadOfCash } from "../rules/status";
import { PAID_BY_CARD } from "../values";
import { beginBooking } from "./begin";
import { extendCharged } from "./extension";
import { failBooking } from "./fail";
import { emitPaidInsteadOfCash, paidByDriver } from "./instead-of-cash";

const DEFAULT_TOKEN = "tok_ok";

type FailureCode = "payment_declined" | "payment_timeout" | "vehicle_busy" | "payment_too_late";
interface Failure {
  code: FailureCode;
  reason: string;
}
const noAnswer: Failure = {
  code: "payment_timeout",
  reason: "the card provider did not answer",
};
const tooLate: Failure = {
  code: "payment_too_late",
  reason: "the slot was released before the payment came through",
};
const vehicleBusy: Failure = {
  code: "vehicle_busy",
  reason: "this vehicle already has a booking at that time",
};

/** The card was charged, but its booking can no longer begin. */
class LateCharge extends Error {}

/**
 * Charges the card and settles the booking by the outcome. With `keepsHold`, a slot that was held
 * before the payment stays held after a failure. Throws 422 when the card is refused, 503 when the
 * provider does not answer, 409 when the booking can no longer begin.
 */
export async function payByCard(
  actor: Actor,
  payment: PaymentRow,
  { token, keepsHold }: { token: string | undefined; keepsHold: boolean },
) {
  const outcome = await chargeCard(payment, token ?? DEFAULT_TOKEN);
  if (outcome?.kind === "succeeded") return settleCharge(actor, payment, outcome.ref);
  const failure: Failure = outcome
    ? { code: "payment_declined", reason: outcome.reason }
    : noAnswer;
  throw await recordFailure(actor, payment, failure, { keepsHold });
}

/**
 * Settles a card that was charged. When the booking can no longer begin, the charge is refunded and
 * 409 is thrown.
 */
export async function settleCharge(actor: Actor, payment: PaymentRow, ref: string) {
  try {
    return await (payment.purpose === "extension" ? extendOrFail : beginChargedBooking)(
      actor,
      payment,
      ref,
    );
  } catch (error) {
    const isVehicleBusy = pgCode(error) === SQLSTATE.exclusionViolation;
    if (!(error instanceof LateCharge) && !isVehicleBusy) throw error;
    const failure = isVehicleBusy ? vehicleBusy : tooLate;
    throw await recordFailure(actor, payment, failure, { chargedRef: ref });
  }
}

async function extendOrFail(actor: Actor, payment: PaymentRow, ref: string) {
  const answer = await extendCharged(actor, payment, ref);
  if (!answer) throw new LateCharge();
  return answer;
}

/** Begins the booking of a charged payment, once; later calls only return the answer. */
const beginChargedBooking = (actor: Actor, { id, booking_id, purpose }: PaymentRow, ref: string) =>
  transaction(
    async () => {
      const [full, payment] = await together([lockBooking(null, booking_id), lockPayment(id)]);
      if (payment.status === "succeeded") return booking_id;
      const isInsteadOfCash = isChargedInsteadOfCash(full.booking);
      const canBegin = isInsteadOfCash || full.booking.status === "held";
      if (payment.status !== "pending" || !canBegin) throw new LateCharge();
      const now = clock.now();
      const [begun] = await together([
        beginBooking(full, {
          author: actor,
          payment: asSucceeded(payment, ref, now),
          now,
          ...(isInsteadOfCash && { decision: paidByDriver(full), note: PAID_BY_CARD }),
        }),
        succeedPayment(id, ref, now),
      ]);
      if (isInsteadOfCash) {
        emitPaidInsteadOfCash(begun, id);
        return booking_id;
      }
      const facts = { ...factsOf(begun), payment_id: id };
      emitPaid(facts, { purpose, renewedFrom: full.booking.renewed_from, author: actor.id });
      return booking_id;
    },
    (bookingId) => bookingResult(actor, bookingId),
  );

function emitPaid(
  facts: BookingFacts & { payment_id: string },
  paid: { purpose: Purpose; renewedFrom: string | null; author: string },
): void {
  const { author } = paid;
  if (paid.purpose === "renewal") {
    emit("booking_renewed", { ...facts, renewed_from: paid.renewedFrom! }, { author });
    // For the driver it is a renewal, for the owner a new booking.
    notify({ recipient: facts.owner_id, event: "new_reservation", data: facts, author });
  } else emit("new_reservation", facts, { author });
  emit("payment_confirmed", facts, { author });
}

/**
 * Records that a payment failed. Returns the error for the caller to throw; it lists the driver's
 * notifications about the failure.
 */
async function recordFailure(
  actor: Actor,
  payment: PaymentRow,
  failure: Failure,
  options: { keepsHold?: boolean; chargedRef?: string },
) {
  const ids = await transaction(
    () => failBooking(actor, payment, { reason: failure.reason, ...options }),
    () => Promise.resolve(notificationsFor(actor)),
    { isRefusal: true },
  );
  const extra = { notification_ids: ids };
  const detail = `Payment failed: ${failure.reason}.`;
  if (failure.code === "payment_timeout")
    return errors.unavailable(
      "The card provider did not answer. Nothing was charged; please try again.",
      failure.code,
      extra,
    );
  if (options.chargedRef)
    return errors.conflict(failure.code, `${detail} Your money will be refunded.`, extra);
  return errors.refused(failure.code, detail, extra);
}
