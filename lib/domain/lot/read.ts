import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { db, statement } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { canManage } from "./rules";
import { lots, slots } from "./table";

export type LotRow = typeof lots.$inferSelect;
export type SlotRow = typeof slots.$inferSelect;

/** A lot of any owner by its id. Throws 404, also for a deleted one. */
export async function loadLot(id: string): Promise<LotRow> {
  const [row] = await lotById({ id });
  if (!row) throw errors.notFound();
  return row;
}

const lotById = statement(({ id }: { id: string }) =>
  db()
    .select()
    .from(lots)
    .where(and(eq(lots.id, id), isNull(lots.deleted_at))),
);

/** A lot that the actor may change. Throws 404, also for another owner's lot. */
export async function loadManagedLot(actor: Actor, id: string): Promise<LotRow> {
  const lot = await loadLot(id);
  if (!canManage(actor, lot)) throw errors.notFound();
  return lot;
}

/** A slot of any owner's lot by its id. Throws 404, also for a deleted one. */
export async function loadSlot(id: string): Promise<SlotRow> {
  const [row] = await slotById({ id });
  if (!row) throw errors.notFound();
  return row;
}

const slotById = statement(({ id }: { id: string }) =>
  db()
    .select()
    .from(slots)
    .where(and(eq(slots.id, id), isNull(slots.deleted_at))),
);

/**
 * Makes bookings of these slots that are being made wait until this transaction ends, and waits for
 * those that are nearly made. Their foreign key takes a lock that excludes this one.
 */
export const lockSlots = (ids: string[]) =>
  db()
    .select({ id: slots.id, status: slots.status })
    .from(slots)
    .where(inArray(slots.id, ids))
    .orderBy(asc(slots.id))
    .for("update");

/** As `lockSlots`, for bookings of any slot of the lot. */
export const lockLot = (id: string) =>
  db().select({ id: lots.id, status: lots.status }).from(lots).where(eq(lots.id, id)).for("update");
