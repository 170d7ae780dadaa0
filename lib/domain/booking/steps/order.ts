import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { hint, transaction } from "@/lib/core/db";
import { currentRequest } from "@/lib/core/request";
import { singleton } from "@/lib/core/singleton";
import { KeyedMutex } from "@/lib/core/keyed-mutex";
import { pgCode, pgConstraint, SQLSTATE } from "@/lib/core/pg-error";
import type { LotRow } from "@/lib/domain/lot/read";
import { emit } from "@/lib/event/emit";
import { factsOf } from "../read/facts";
import { bookingResult } from "../read/result";
import { initialState, type InitialState } from "../rules/deadline";
import { emitCashPending } from "./emit";
import { payByCard } from "./charge-card";
import {
  requireCashAccepted,
  SlotTaken,
  slotTakenRefusal,
  vehicleBusy,
  withAlternatives,
} from "../read/refusals";
import { isTakenByOthers } from "../read/conflicts";
import { takeSlot, type Order } from "./take";

/**
 * Books and pays. A card order takes two transactions with the charge between them: the first takes
 * the slot and stores the payment, the second settles it. After a crash in between, recover.ts
 * settles by what the provider knows. Throws 409 `slot_taken`, `vehicle_busy` or `limit`, 410
 * `hold_expired`, 422 for a refused card or method, 503 when the card provider does not answer.
 */
export async function placeOrder(actor: Actor, lot: LotRow, order: Order) {
  if (order.method === "cash") requireCashAccepted(lot);
  try {
    requireFree(order, lot, order.isTaken);
    return order.method === "cash"
      ? await withSlotMutex(actor, order, lot, () => placeCashOrder(actor, order, lot))
      : await placeCardOrder(actor, order, lot);
  } catch (error) {
    throw await toRefusal(error, order, lot);
  }
}

const slotMutex = singleton("booking.slotMutex", () => new KeyedMutex());

/**
 * Lets those who want one slot at the same moment take it one after the other: all but the first
 * are then refused by one read, and none of them holds a transaction open that waits for another's.
 * The table alone decides (docs/data.md I1); this only keeps a rush cheap.
 */
function withSlotMutex<T>(
  actor: Actor,
  order: Order,
  lot: LotRow,
  work: () => Promise<T>,
): Promise<T> {
  const { quote, holdId } = order;
  const slotId = order.slotId ?? quote.slot_id;
  if (!slotId || holdId) return work();
  return slotMutex.run(slotId, async (hasWaited) => {
    const period = { start: quote.start_time, end: quote.end_time };
    if (hasWaited) requireFree(order, lot, await isTakenByOthers(actor, slotId, period));
    return work();
  });
}

/**
 * Throws when another person has the slot. A request with an idempotency key goes on: its answer
 * may be stored already, and the transaction finds it.
 */
function requireFree({ quote, holdId, slotId }: Order, lot: LotRow, isTaken: boolean): void {
  if (!isTaken || holdId || currentRequest()?.idempotency) return;
  const slot = { id: slotId ?? quote.slot_id, vehicleType: quote.vehicle_type };
  throw new SlotTaken({ lot, slot, quote });
}

const placeCashOrder = (actor: Actor, order: Order, lot: LotRow) =>
  transaction(
    async () => {
      const state = stateOf(order, lot);
      const { full, payment } = await takeSlot(actor, order, state);
      const facts = factsOf(full);
      emit("new_reservation", facts, { author: actor.id });
      hint("queues", state.status === "requested" ? "requests" : "cash");
      hint("bookings", full.booking.id);
      if (state.status === "pending_payment")
        emitCashPending({ ...facts, payment_id: payment.id }, lot);
      return full.booking.id;
    },
    (id) => bookingResult(actor, id),
  );

async function placeCardOrder(actor: Actor, order: Order, lot: LotRow) {
  const { payment } = await withSlotMutex(actor, order, lot, () =>
    transaction(() => takeSlot(actor, order, stateOf(order, lot))),
  );
  return payByCard(actor, payment, { token: order.token, keepsHold: order.holdId !== null });
}

const stateOf = ({ method, quote }: Order, lot: LotRow): InitialState =>
  initialState(
    method,
    { start: quote.start_time, end: quote.end_time, minutes: quote.minutes },
    { startsNow: quote.starts_now, lot, now: clock.now() },
  );

/**
 * The refusal for a violated exclusion constraint; any other error unchanged. Turning a hold into a
 * booking blocks its slot a little longer, which may collide with the next booking.
 */
async function toRefusal(error: unknown, order: Order, lot: LotRow): Promise<unknown> {
  if (pgCode(error) !== SQLSTATE.exclusionViolation) return withAlternatives(error);
  if (pgConstraint(error) === "bookings_vehicle_excl") return vehicleBusy();
  const { quote } = order;
  const slot = { id: order.slotId ?? quote.slot_id, vehicleType: quote.vehicle_type };
  return slotTakenRefusal({ lot, slot, quote });
}
