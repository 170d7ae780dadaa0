import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import type { PaymentRow } from "@/lib/domain/payment/read";
import { openPayment } from "@/lib/domain/payment/write/open";
import { lockBooking } from "../read/load";
import { permissionsOf } from "../read/permissions";
import { alreadyResolved, paymentInProgress } from "../read/refusals";
import { isChargedInsteadOfCash } from "../rules/status";
import type { payRequest } from "../schema";
import { setCashAside } from "../steps/instead-of-cash";
import { payByCard } from "../steps/charge-card";

/**
 * Pays a booking that waits for cash by card; the time of a booking for now starts then. After a
 * refused card it waits for the cash as before. Throws 404 for a booking that the actor may not
 * see, 409 `already_resolved` when nothing waits for cash, 409 `hold_expired` after its deadline,
 * and what `payByCard` throws.
 */
export async function payBooking(actor: Actor, id: string, input: z.output<typeof payRequest>) {
  const payment = await transaction(() => openInsteadOfCash(actor, id));
  return payByCard(actor, payment, { token: input.payment_token, keepsHold: false });
}

async function openInsteadOfCash(actor: Actor, id: string): Promise<PaymentRow> {
  const full = await lockBooking(actor, id);
  const { booking } = full;
  if (isChargedInsteadOfCash(booking)) throw paymentInProgress();
  if (!permissionsOf(full, actor).pay) throw alreadyResolved(full);
  if (booking.hold_until! <= clock.now())
    throw errors.conflict("hold_expired", "The hold has ended; the slot is free again.");
  await setCashAside(full);
  return openPayment({
    id: newId(),
    bookingId: id,
    payerId: actor.id,
    method: "card",
    purpose: "booking",
    amount: booking.amount,
    currency: booking.currency,
  });
}
