import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { transaction } from "@/lib/core/db";
import { AppError, errors } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { loadBooking, toWire, type FullBooking } from "@/lib/domain/booking/read/bookings";
import { periodOf } from "@/lib/domain/booking/rules";
import type { renewRequest } from "@/lib/domain/booking/schema";
import { storeQuote } from "@/lib/domain/booking/write/quote";
import { factsOf } from "@/lib/domain/booking/write/transition";
import { emit, notificationsFor } from "@/lib/event/emit";
import { placeOrder } from "./pay";

/** Words for "Renewal failed: {reason}"; what is not named here speaks for itself. */
const reasons: Record<string, string> = {
  slot_taken: "slot is taken",
  slot_closed: "slot is closed",
  lot_closed: "lot is closed",
  max_stay: "longer than this lot allows",
  vehicle_busy: "this vehicle already has a booking",
  limit: "too many open bookings",
};

/**
 * Books the same slot again from now, as a new booking linked by `renewed_from`. Throws what booking throws, after
 * telling the driver why (S1 E4); a refused payment has told already.
 */
export async function renewBooking(actor: Actor, id: string, input: z.output<typeof renewRequest>) {
  const full = await loadBooking(actor, id);
  if (!toWire(full, actor).can.renew)
    throw errors.conflict("not_renewable", "Only an ended booking can be renewed.");
  try {
    return await order(actor, full, input);
  } catch (error) {
    if (
      !(error instanceof AppError) ||
      error.problem.extra?.notification_ids ||
      !(error.problem.code in reasons)
    )
      throw error;
    const { problem } = error;
    const ids = await transaction(
      () => {
        emit(
          "booking_renew_failed",
          { ...factsOf(full), reason: reasons[problem.code]!, attempt_id: newId() },
          { author: actor.id },
        );
        return Promise.resolve();
      },
      () => Promise.resolve(notificationsFor(actor.id)),
      { isAnswer: false },
    );
    throw new AppError({
      ...problem,
      detail: `Renewal failed: ${reasons[problem.code]}`,
      extra: { ...problem.extra, notification_ids: ids },
    });
  }
}

async function order(
  actor: Actor,
  { booking, lot, slot }: FullBooking,
  input: z.output<typeof renewRequest>,
) {
  const period = periodOf(
    { minutes: input.minutes ?? booking.minutes },
    clock.now(),
    lot.max_stay_minutes,
  );
  if ("code" in period) throw errors.refused(period.code, period.detail);
  const quote = await storeQuote(actor, {
    lot,
    slot,
    rate: slot.hourly_rate,
    period,
    discount: lot.renew_discount_percent,
    vehicleType: slot.vehicle_type,
  });
  return placeOrder(actor, {
    quote,
    holdId: null,
    slotId: slot.id,
    vehicleNumber: booking.vehicle_number!,
    method: input.payment_method,
    token: input.payment_token ?? "tok_ok",
    purpose: "renewal",
    renewedFrom: booking.id,
    notes: null,
  });
}
