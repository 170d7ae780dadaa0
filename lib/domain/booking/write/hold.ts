import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { together, transaction } from "@/lib/core/db";
import { loadQuote } from "../read/quotes";
import { withAlternatives } from "../read/refusals";
import { endOfBlock, holdDeadline } from "../rules/deadline";
import type { holdRequest } from "../schema";
import { recordHistory } from "../steps/move";
import { lockDriver, makeRoom, placeBooking } from "../steps/place";

type HoldInput = z.output<typeof holdRequest>;

/**
 * Holds a slot for five minutes and releases the driver's other hold. Throws what `loadQuote`,
 * `makeRoom` and `placeBooking` throw.
 */
export async function holdSlot(actor: Actor, input: HoldInput) {
  try {
    return await hold(actor, input);
  } catch (error) {
    throw await withAlternatives(error);
  }
}

const hold = (actor: Actor, input: HoldInput) =>
  transaction(
    async () => {
      const { quote } = await loadQuote(actor, input.quote_id);
      const deadline = holdDeadline(clock.now());
      const period = { end: quote.end_time, minutes: quote.minutes, startsNow: quote.starts_now };
      const blockedUntil = endOfBlock(period, deadline);
      const [, place] = await together([
        lockDriver(actor),
        makeRoom(actor, { quote, slotId: input.slot, blockedUntil }),
      ]);
      const placement = {
        quote,
        status: "held" as const,
        deadline,
        blockedUntil,
        vehicleNumber: null,
        paymentMethod: null,
      };
      const held = await placeBooking(placement, place);
      recordHistory(held.id, "held", actor);
      return held;
    },
    (booking) =>
      Promise.resolve({
        hold_id: booking.id,
        hold_until: booking.hold_until!.toISOString(),
        server_time: clock.now().toISOString(),
      }),
  );
