import { and, asc, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { db, transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { loadKeptLot, loadSlot } from "@/lib/domain/lot/read";
import type { lotChange } from "@/lib/domain/lot/schema";
import { changeLot, deleteLot, deleteSlot } from "@/lib/domain/lot/write";
import { getLot } from "../read/lots";
import { occupying } from "../schema";
import { bookings } from "../table";

/** Changes a lot. Taking it out of service while bookings live there needs `force`; 409 lists them otherwise. */
export const changeLotStatus = (
  actor: Actor,
  id: string,
  input: z.output<typeof lotChange>,
  force: boolean,
) =>
  transaction(async () => {
    await loadKeptLot(actor, id);
    if (input.status && input.status !== "active" && !force)
      await refuseWhileBooked(eq(bookings.lot_id, id));
    await changeLot(actor, id, input);
    return getLot(id);
  });

export const closeLot = (actor: Actor, id: string) =>
  transaction(async () => {
    await loadKeptLot(actor, id);
    await refuseWhileBooked(eq(bookings.lot_id, id));
    await deleteLot(actor, id);
  });

export const removeSlot = (actor: Actor, id: string) =>
  transaction(async () => {
    await loadKeptLot(actor, (await loadSlot(id)).lot_id);
    await refuseWhileBooked(eq(bookings.slot_id, id));
    await deleteSlot(actor, id);
  });

async function refuseWhileBooked(where: ReturnType<typeof eq>): Promise<void> {
  const live = await db()
    .select({ id: bookings.id, number: bookings.number, start_time: bookings.start_time })
    .from(bookings)
    .where(and(where, inArray(bookings.status, [...occupying])))
    .orderBy(asc(bookings.start_time))
    .limit(100);
  if (live.length)
    throw errors.conflict(
      "live_bookings",
      `${live.length} booking${live.length === 1 ? " is" : "s are"} affected.`,
      { bookings: live },
    );
}
