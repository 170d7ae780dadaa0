import { transaction } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { inRequest } from "@/lib/core/request";
import { asActor, findUser } from "@/lib/domain/user/read";
import type { ChargeOutcome } from "@/lib/domain/payment/provider";
import type { PaymentRow } from "@/lib/domain/payment/read";
import { recoverCharges } from "@/lib/domain/payment/write/recover";
import { releaseKey, resumeIdempotency } from "@/lib/http/idempotency";
import { loadBookings } from "../read/load";
import { isChargedInsteadOfCash } from "../rules/status";
import { failBooking } from "../steps/fail";
import { settleCharge } from "../steps/charge-card";

/** Settles bookings whose request ended between the charge of the card and its settlement. */
export const recoverBookings = (): Promise<void> => recoverCharges(settleRecovered);

/** The status that the lost request would have got: 201 only where it made a booking. */
async function statusOf({ purpose, booking_id }: PaymentRow): Promise<number> {
  if (purpose === "extension") return 200;
  const [full] = await loadBookings([booking_id]);
  return full && isChargedInsteadOfCash(full.booking) ? 200 : 201;
}

/**
 * Settles a payment as the lost request would have, under the idempotency key of that request, so
 * that the client gets the answer when it repeats the request.
 */
async function settleRecovered(payment: PaymentRow, outcome: ChargeOutcome | null): Promise<void> {
  const user = await findUser(payment.user_id);
  const actor = asActor(user!, "");
  const idempotency = payment.idempotency_key
    ? await resumeIdempotency(payment.user_id, payment.idempotency_key, await statusOf(payment))
    : undefined;
  const scope = { id: newId(), ip: "127.0.0.1", url: "http://localhost/" };
  await inRequest({ ...scope, ...(idempotency ? { idempotency } : {}) }, async () => {
    if (outcome?.kind === "succeeded") {
      await settleCharge(actor, payment, outcome.ref).catch((error: unknown) => {
        // The booking could not begin and the charge was refunded. That settles it, and no client
        // waits for the refusal.
        if (!(error instanceof AppError)) throw error;
      });
    } else {
      const reason = outcome?.reason ?? "the card provider did not answer";
      await transaction(() => failBooking(actor, payment, { reason }));
    }
    await releaseKey();
  });
}
