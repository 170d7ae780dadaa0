import type { Actor } from "@/lib/core/actor";
import { errors } from "@/lib/core/errors";
import { pgCode, SQLSTATE } from "@/lib/core/pg-error";
import { loadSlot } from "@/lib/domain/lot/read";
import type { Closing } from "@/lib/domain/lot/schema";
import { undecidedBookings } from "@/lib/domain/lot/steps/live-bookings";
import { isBooked, lockAffectedBookings, previewClosing, type Place } from "../read/closing";
import { factsOf } from "../read/facts";
import type { FullBooking } from "../read/load";
import { isSameKind } from "../rules/relocation";
import { cancel } from "./cancel";
import { emitHoldCancelled } from "./emit";
import { moveBooking } from "./move";
import { relocate } from "./relocate";

type Decision = Closing["decisions"][number];

/** Thrown inside the transaction; `withRenewedList` makes the refusal of it after its end. */
class ClosingOutdated extends Error {}

/** Runs a closing. Throws 409 `live_bookings` with the present list when its decisions lag. */
export async function withRenewedList<T>(place: Place, close: () => Promise<T>): Promise<T> {
  try {
    return await close();
  } catch (error) {
    const isTaken = pgCode(error) === SQLSTATE.exclusionViolation;
    if (!isTaken && !(error instanceof ClosingOutdated)) throw error;
    throw undecidedBookings((await previewClosing(place)).bookings);
  }
}

/**
 * Moves, refunds or keeps every booking of a place that closes, as decided, and releases its
 * holds, inside the caller's transaction, which has locked the place. Without decisions all are
 * refunded.
 */
export async function settleClosing(
  actor: Actor,
  place: Place,
  decisions: readonly Decision[] | null,
  reason: string | null,
): Promise<void> {
  const decisionOf = new Map(decisions?.map((one) => [one.booking, one]));
  const affected = await lockAffectedBookings(place);
  const open = affected.filter(({ booking }) => isBooked(booking));
  if (decisions && open.some(({ booking }) => !decisionOf.has(booking.id)))
    throw new ClosingOutdated();
  for (const full of affected) {
    const decision = decisionOf.get(full.booking.id);
    if (!isBooked(full.booking)) await closeHold(actor, full, reason);
    else if (decision?.act === "keep") continue;
    else if (decision?.act === "move") await moveTo(actor, full, decision.slot, { place, reason });
    else await cancel(actor, full, reason);
  }
}

/** A hold whose card is being charged: the charge finds it ended, is refunded and says so. */
async function closeHold(actor: Actor, full: FullBooking, reason: string | null): Promise<void> {
  const booking = await moveBooking(full.booking, "cancelled", { author: actor, note: reason });
  if (booking.payment_method) return;
  emitHoldCancelled(actor, factsOf({ ...full, booking }), { reason, audiences: ["driver"] });
}

async function moveTo(
  actor: Actor,
  full: FullBooking,
  slotId: string,
  { place, reason }: { place: Place; reason: string | null },
): Promise<void> {
  const target = await loadSlot(slotId);
  const fits = target.lot_id === full.lot.id && isSameKind(target, full.slot);
  if (!fits || !place.slots || place.slots.includes(target.id))
    throw errors.refused("other_kind", "A booking moves to a slot of the same kind in its lot.");
  if (target.status !== "active") throw new ClosingOutdated();
  await relocate(actor, full, target, reason);
}
