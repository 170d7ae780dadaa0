import { and, eq, isNull, sql } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { db, statement, together } from "@/lib/core/db";
import { hasFailedPayment } from "@/lib/domain/payment/read";
import type { BookingRow } from "../read/load";
import { bookings } from "../table";
import { currentFacts } from "../read/facts";
import { emitHoldCancelled } from "./emit";
import { moveBooking } from "./move";

/**
 * The driver's holds with their rows locked, except for one that is kept and for those that are
 * being paid for.
 */
export const lockHolds = (actor: Actor, keptId: string | null): Promise<BookingRow[]> =>
  holdsOf({ driver: actor.id, kept: keptId });
const holdsOf = statement(({ driver, kept }: { driver: string; kept: string | null }) =>
  db()
    .select()
    .from(bookings)
    .where(
      and(
        eq(bookings.driver_id, driver),
        eq(bookings.status, "held"),
        isNull(bookings.payment_method),
        sql`${bookings.id} is distinct from ${kept}::uuid`,
      ),
    )
    .for("update"),
);

/** Releases holds whose rows are locked, because a driver holds one slot at a time. */
export async function releaseHolds(actor: Actor, held: BookingRow[]): Promise<void> {
  for (const booking of held) await releaseHold(actor, booking, "another slot chosen");
}

/** Gives up a hold whose row is locked. A failed payment no longer asks for another try. */
export async function releaseHold(
  actor: Actor,
  booking: BookingRow,
  note: string | null,
): Promise<void> {
  const [, hasFailed] = await together([
    moveBooking(booking, "cancelled", { author: actor, note }),
    hasFailedPayment(booking.id),
  ]);
  if (!hasFailed) return;
  // Nobody is told of a hold; the event settles what asked the driver to pay.
  emitHoldCancelled(actor, await currentFacts(booking.id), { reason: note, audiences: [] });
}
