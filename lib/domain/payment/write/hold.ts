import { and, eq, ne } from "drizzle-orm";
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db, transaction } from "@/lib/core/db";
import { blockedUntil, holdDeadline } from "@/lib/domain/booking/rules";
import type { holdRequest } from "@/lib/domain/booking/schema";
import { bookings } from "@/lib/domain/booking/table";
import { lockDriver, placeBooking, refuseTooMany } from "@/lib/domain/booking/write/place";
import { loadQuote } from "@/lib/domain/booking/write/quote";
import { moveBooking } from "@/lib/domain/booking/write/transition";
import { endOverdue } from "./overdue";

/** Keeps a slot for five minutes; a driver holds one slot at a time. Throws 409 `slot_taken` with alternatives. */
export const holdSlot = (actor: Actor, input: z.output<typeof holdRequest>) =>
  transaction(
    async () => {
      const quote = await loadQuote(actor, input.quote_id);
      await lockDriver(actor.id);
      await refuseTooMany(actor.id);
      await releaseHolds(actor);
      await endOverdue({ slotId: input.slot });
      const deadline = holdDeadline(clock.now());
      const until = blockedUntil(
        { end: quote.end_time, minutes: quote.minutes, startsNow: quote.starts_now },
        deadline,
      );
      return placeBooking(actor, {
        quote,
        slotId: input.slot,
        status: "held",
        deadline,
        blockedUntil: until,
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

/** Lets go of the driver's other holds; one whose payment is under way (it has a method) stays. */
export async function releaseHolds(actor: Actor, exceptId?: string): Promise<void> {
  const held = await db()
    .select()
    .from(bookings)
    .where(
      and(
        eq(bookings.driver_id, actor.id),
        eq(bookings.status, "held"),
        exceptId ? ne(bookings.id, exceptId) : undefined,
      ),
    )
    .for("update");
  for (const booking of held)
    if (!booking.payment_method)
      await moveBooking(booking, "cancelled", actor, {}, "another slot chosen");
}
