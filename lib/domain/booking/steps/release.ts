import { and, eq, isNull, ne } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db";
import { bookings } from "../table";
import { moveBooking } from "./move";

/**
 * Releases the driver's other holds, because a driver holds one slot at a time. A hold that is
 * being paid for stays.
 */
export async function releaseHolds(actor: Actor, exceptId: string | null = null): Promise<void> {
  const held = await db()
    .select()
    .from(bookings)
    .where(
      and(
        eq(bookings.driver_id, actor.id),
        eq(bookings.status, "held"),
        isNull(bookings.payment_method),
        exceptId ? ne(bookings.id, exceptId) : undefined,
      ),
    )
    .for("update");
  for (const booking of held)
    await moveBooking(booking, "cancelled", { author: actor, note: "another slot chosen" });
}
