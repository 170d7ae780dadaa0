import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { loadBooking } from "@/lib/domain/booking/read/load";
import { loadLot } from "@/lib/domain/lot/read";
import { toMute } from "../read/mutes";
import type { Mute, MuteScope } from "../schema";
import { mutes } from "../table";

interface MuteTarget {
  scope: MuteScope;
  id: string;
}

/**
 * Mutes a lot or a booking until an instant, or for good when `until` is null. Muting again
 * replaces the end. Throws 404 for what the actor cannot see, 400 for a past instant.
 */
export const addMute = (
  actor: Actor,
  target: MuteTarget & { until: string | null },
): Promise<Mute> =>
  transaction(async (tx) => {
    if (target.until && Date.parse(target.until) <= clock.ms())
      throw errors.invalid({ until: ["Choose a time that is still to come."] });
    const values = {
      name: await nameOf(actor, target),
      until: target.until ? new Date(target.until) : null,
    };
    const [row] = await tx
      .insert(mutes)
      .values({ ...values, user_id: actor.id, scope: target.scope, target_id: target.id })
      .onConflictDoUpdate({ target: [mutes.user_id, mutes.scope, mutes.target_id], set: values })
      .returning();
    return toMute(row!);
  });

async function nameOf(actor: Actor, { scope, id }: MuteTarget): Promise<string> {
  if (scope === "lot") return (await loadLot(id)).name;
  if (scope === "booking") return `Booking #${(await loadBooking(actor, id)).booking.number}`;
  // There are no tickets and threads yet, so no id can belong to one.
  throw errors.notFound();
}
