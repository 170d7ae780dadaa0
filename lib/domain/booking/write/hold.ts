import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { transaction } from "@/lib/core/db";
import { loadQuote } from "../read/quotes";
import { endOfBlock, holdDeadline } from "../rules/deadline";
import type { holdRequest } from "../schema";
import { recordHistory } from "../steps/move";
import { lockDriver, makeRoom, placeBooking } from "../steps/place";

/**
 * Holds a slot for five minutes and releases the driver's other hold. Throws what `loadQuote`,
 * `makeRoom` and `placeBooking` throw.
 */
export const holdSlot = (actor: Actor, input: z.output<typeof holdRequest>) =>
  transaction(
    async () => {
      const { quote } = await loadQuote(actor, input.quote_id);
      await lockDriver(actor);
      const place = await makeRoom(actor, quote, input.slot);
      const deadline = holdDeadline(clock.now());
      const period = { end: quote.end_time, minutes: quote.minutes, startsNow: quote.starts_now };
      const terms = {
        quote,
        status: "held" as const,
        deadline,
        blockedUntil: endOfBlock(period, deadline),
        vehicleNumber: null,
        paymentMethod: null,
      };
      const hold = await placeBooking(terms, place);
      await recordHistory(hold.id, "held", actor);
      return hold;
    },
    (booking) =>
      Promise.resolve({
        hold_id: booking.id,
        hold_until: booking.hold_until!.toISOString(),
        server_time: clock.now().toISOString(),
      }),
  );
