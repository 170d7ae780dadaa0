import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { transaction } from "@/lib/core/db";
import { loadQuote } from "../read/quotes";
import { endOfBlock, holdDeadline } from "../rules/deadline";
import type { holdRequest } from "../schema";
import { expireSlot } from "../steps/deadlines";
import { lockDriverAndReleaseHolds, placeBooking } from "../steps/place";

/**
 * Holds a slot for five minutes and releases the driver's other hold. Throws what `loadQuote`,
 * `lockDriverAndReleaseHolds` and `placeBooking` throw.
 */
export const holdSlot = (actor: Actor, input: z.output<typeof holdRequest>) =>
  transaction(
    async () => {
      const quote = await loadQuote(actor, input.quote_id);
      await lockDriverAndReleaseHolds(actor);
      await expireSlot(input.slot);
      const deadline = holdDeadline(clock.now());
      const period = { end: quote.end_time, minutes: quote.minutes, startsNow: quote.starts_now };
      return placeBooking(actor, {
        quote,
        slotId: input.slot,
        status: "held",
        deadline,
        blockedUntil: endOfBlock(period, deadline),
        vehicleNumber: null,
        paymentMethod: null,
      });
    },
    (booking) =>
      Promise.resolve({
        hold_id: booking.id,
        hold_until: booking.hold_until!.toISOString(),
        server_time: clock.now().toISOString(),
      }),
  );
