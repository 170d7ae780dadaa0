import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { transaction } from "@/lib/core/db";
import { AppError, errors } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { emit, notificationsFor } from "@/lib/event/emit";
import { factsOf } from "../read/facts";
import { loadBooking, type FullBooking } from "../read/load";
import { permissionsOf } from "../read/permissions";
import type { renewRequest } from "../schema";
import { placeOrder } from "../steps/order";
import { requirePeriod, storeQuote } from "./quote";

type RenewInput = z.output<typeof renewRequest>;

/** The end of "Renewal failed: …", by the error's code. Other errors are thrown as they are. */
const failureReasons: Record<string, string> = {
  slot_taken: "slot is taken",
  slot_closed: "slot is closed",
  lot_closed: "lot is closed",
  max_stay: "longer than this lot allows",
  vehicle_busy: "this vehicle already has a booking",
  limit: "too many open bookings",
};

/**
 * Books the slot of an ended booking again from now, as a new booking linked by `renewed_from`.
 * Throws 404 for a booking that the actor may not see, 409 `not_renewable`, and what `placeOrder`
 * throws, after the driver was notified (docs/requirements.md E4).
 */
export async function renewBooking(actor: Actor, id: string, input: RenewInput) {
  const full = await loadBooking(actor, id);
  if (!permissionsOf(full, actor).renew)
    throw errors.conflict("not_renewable", "Only an ended booking can be renewed.");
  try {
    return await orderAgain(actor, full, input);
  } catch (error) {
    throw await reportFailure(error, actor, full);
  }
}

async function orderAgain(actor: Actor, { booking, lot, slot }: FullBooking, input: RenewInput) {
  const quote = await storeQuote(actor, {
    lot,
    slot,
    rate: slot.hourly_rate,
    period: requirePeriod({ minutes: input.minutes ?? booking.minutes }, lot),
    discountPercent: lot.renew_discount_percent,
    vehicleType: slot.vehicle_type,
  });
  return placeOrder(actor, lot, {
    quote,
    isTaken: false,
    holdId: null,
    slotId: slot.id,
    vehicleNumber: booking.vehicle_number!,
    method: input.payment_method,
    token: input.payment_token,
    purpose: "renewal",
    renewedFrom: booking.id,
    notes: null,
  });
}

/**
 * Notifies the driver why the renewal failed, unless the payment has done so already. Returns the
 * error to throw.
 */
async function reportFailure(error: unknown, actor: Actor, full: FullBooking): Promise<unknown> {
  if (!(error instanceof AppError) || error.problem.extra?.notification_ids) return error;
  const { problem } = error;
  const reason = failureReasons[problem.code];
  if (!reason) return error;
  const failure = { ...factsOf(full), reason, attempt_id: newId() };
  const ids = await transaction(
    () => Promise.resolve(emit("booking_renew_failed", failure, { author: actor.id })),
    () => Promise.resolve(notificationsFor(actor)),
    { isRefusal: true },
  );
  return new AppError({
    ...problem,
    detail: `Renewal failed: ${reason}`,
    extra: { ...problem.extra, notification_ids: ids },
  });
}
