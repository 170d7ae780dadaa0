import type { Actor } from "@/lib/core/actor";
import { errors } from "@/lib/core/errors";
import type { LotRow } from "@/lib/domain/lot/read";
import type { BookingOfVehicle } from "./conflicts";
import type { FullBooking } from "./load";
import { alternativesTo } from "./slots";
import { statusWords } from "../rules/status";
import type { QuoteRow } from "./quotes";

/** A hold whose card is being charged belongs to that charge until it is settled. */
export const paymentInProgress = () =>
  errors.conflict("payment_in_progress", "This slot is being paid right now.");

/** Throws 422 `cash_not_accepted` for a lot that takes cards only. */
export function requireCashAccepted(lot: Pick<LotRow, "cash_accepted" | "name">): void {
  if (!lot.cash_accepted)
    throw errors.refused("cash_not_accepted", `${lot.name} does not take cash.`);
}

export const VEHICLE_BUSY = "This vehicle already has a booking at that time.";

/** A vehicle with another booking at that time. Only its own driver learns which one. */
export const vehicleBusy = (actor?: Pick<Actor, "id">, existing?: BookingOfVehicle) =>
  errors.conflict(
    "vehicle_busy",
    VEHICLE_BUSY,
    existing && existing.driver_id === actor?.id
      ? { existing_booking: { id: existing.id, number: existing.number } }
      : undefined,
  );

/** Somebody else decided first, or nobody has to; tells who decided, when and how, if known. */
export function alreadyResolved({ booking: { status, decision, decided_at } }: FullBooking) {
  const resolved = decision &&
    decided_at && { by: decision.by, at: decided_at.toISOString(), outcome: decision.outcome };
  return errors.conflict("already_resolved", `This booking is already ${statusWords(status)}.`, {
    booking_status: status,
    ...(resolved ? { resolved } : {}),
  });
}

interface WantedSlot {
  lot: Pick<LotRow, "id">;
  slot: { id: string | null; vehicleType: string | null };
  quote: Pick<QuoteRow, "start_time" | "end_time" | "minutes">;
}

/**
 * Thrown inside a transaction that finds its slot taken. `withAlternatives` makes the refusal of it
 * after the transaction has ended, because looking for other slots must not prolong it.
 */
export class SlotTaken extends Error {
  constructor(readonly wanted: WantedSlot) {
    super("The slot is taken.");
  }
}
/** Turns `SlotTaken` into the refusal to send; returns any other error unchanged. */
export const withAlternatives = (error: unknown): Promise<unknown> =>
  error instanceof SlotTaken ? slotTakenRefusal(error.wanted) : Promise.resolve(error);

/** 409 `slot_taken` with up to three other slots that are free at the time of the quote. */
export async function slotTakenRefusal({ lot, slot, quote }: WantedSlot) {
  const alternatives = await alternativesTo({
    lotId: lot.id,
    from: quote.start_time,
    to: quote.end_time,
    minutes: quote.minutes,
    vehicleType: slot.vehicleType,
    exceptSlot: slot.id,
  });
  return errors.conflict("slot_taken", "Somebody else has this slot at that time.", {
    alternatives,
  });
}
