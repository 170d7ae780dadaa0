import { and, eq } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db, hint } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { audit } from "@/lib/domain/audit/write";
import type { SlotRow } from "@/lib/domain/lot/read";
import { emit } from "@/lib/event/emit";
import { factsOf } from "../read/facts";
import type { FullBooking } from "../read/load";
import { bookings } from "../table";
import { recordHistory } from "./move";
import { scheduleReminders } from "./schedule";

/**
 * Gives a booking another slot at the same price and time, inside the caller's transaction, which
 * holds its row's lock, and notifies its driver. The exclusion constraint refuses a slot that is
 * taken then (docs/data.md I1). Throws 409 `illegal_state` when the booking has just changed.
 */
export async function relocate(
  actor: Actor,
  full: FullBooking,
  target: SlotRow,
  reason: string | null,
): Promise<void> {
  const { booking, slot } = full;
  const [moved] = await db()
    .update(bookings)
    .set({ slot_id: target.id, version: booking.version + 1, updated_at: clock.now() })
    .where(and(eq(bookings.id, booking.id), eq(bookings.version, booking.version)))
    .returning();
  if (!moved) throw errors.conflict("illegal_state", "This booking has just changed.");
  const note = [`${slot.code} → ${target.code}`, reason].filter(Boolean).join(" · ");
  recordHistory(booking.id, "moved", actor, note);
  scheduleReminders(moved);
  emit(
    "booking_moved",
    {
      ...factsOf({ ...full, booking: moved, slot: target }),
      from_slot: slot.code,
      by_role: actor.role,
      by_name: actor.name,
      reason,
    },
    { author: actor.id },
  );
  const details = {
    booking: booking.number,
    reason,
    before: { slot: slot.code },
    after: { slot: target.code },
  };
  audit(actor, "booking.move", { type: "booking", id: booking.id }, details);
  hint("bookings", booking.id);
}
