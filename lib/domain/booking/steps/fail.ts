import { eq } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db";
import { newId } from "@/lib/core/id";
import type { PaymentRow } from "@/lib/domain/payment/read";
import { failPayment } from "@/lib/domain/payment/write/fail";
import type { FailedPaymentFacts } from "@/lib/event/payload";
import { emit } from "@/lib/event/emit";
import { factsOf } from "../read/facts";
import { lockBooking, type FullBooking } from "../read/load";
import { bookings } from "../table";
import { isChargedInsteadOfCash } from "../rules/status";
import { releaseExtension } from "./extension";
import { awaitCashAgain } from "./instead-of-cash";
import { moveBooking } from "./move";

interface Failure {
  reason: string;
  /** Whether a slot that was held before the payment stays held for another try. */
  keepsHold?: boolean;
  /** The provider's reference, if the card was charged all the same; the charge is refunded. */
  chargedRef?: string;
}

/**
 * Records that a card payment failed, inside the caller's transaction: the slot is released or
 * stays held, and the driver is notified why. Does nothing when the payment was settled before.
 */
export async function failBooking(
  author: Actor,
  { id, booking_id }: PaymentRow,
  { reason, keepsHold = false, chargedRef }: Failure,
): Promise<void> {
  const full = await lockBooking(null, booking_id);
  const payment = await failPayment(id, reason, chargedRef);
  if (!payment) return;
  if (payment.purpose === "extension") await releaseExtension(full.booking, id);
  const isWaiting = isChargedInsteadOfCash(full.booking);
  if (isWaiting) await awaitCashAgain(full.booking);
  if (full.booking.status === "held") await releaseOrKeep(full, reason, keepsHold);
  const retry = isWaiting ? ({ retry: "cash" } as const) : retryOf(full, payment, keepsHold);
  emitFailure(author, full, payment, { reason, ...retry });
}

async function releaseOrKeep(
  { booking }: FullBooking,
  reason: string,
  keepsHold: boolean,
): Promise<void> {
  if (!keepsHold) {
    await moveBooking(booking, "cancelled", { author: null, note: `payment failed: ${reason}` });
    return;
  }
  await db()
    .update(bookings)
    .set({ payment_method: null, vehicle_number: null, vehicle_key: null })
    .where(eq(bookings.id, booking.id));
}

/** What is left to be paid in another try. */
function retryOf(
  { booking }: FullBooking,
  { purpose }: PaymentRow,
  keepsHold: boolean,
): Pick<FailedPaymentFacts, "retry"> {
  if (purpose === "extension") return { retry: "extension" };
  return booking.status === "held" && keepsHold ? { retry: "hold" } : {};
}

function emitFailure(
  author: Actor,
  full: FullBooking,
  payment: PaymentRow,
  { reason, retry }: Pick<FailedPaymentFacts, "reason" | "retry">,
): void {
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
  else
    emit(
      "payment_failed",
      { ...facts, payment_id: payment.id, reason, ...(retry && { retry }) },
      { author: author.id },
    );
}
