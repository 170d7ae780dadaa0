import { and, eq, isNull } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { canKeep } from "./rules";
import { lots, slots } from "./table";

export type LotRow = typeof lots.$inferSelect;
export type SlotRow = typeof slots.$inferSelect;

/** A lot that exists. Throws 404. */
export async function loadLot(id: string): Promise<LotRow> {
  const [row] = await db()
    .select()
    .from(lots)
    .where(and(eq(lots.id, id), isNull(lots.deleted_at)));
  if (!row) throw errors.notFound();
  return row;
}

/** A lot that the actor keeps; another owner's lot is not there (404). */
export async function loadKeptLot(actor: Actor, id: string): Promise<LotRow> {
  const lot = await loadLot(id);
  if (!canKeep(actor, lot)) throw errors.notFound();
  return lot;
}

export async function loadSlot(id: string): Promise<SlotRow> {
  const [row] = await db()
    .select()
    .from(slots)
    .where(and(eq(slots.id, id), isNull(slots.deleted_at)));
  if (!row) throw errors.notFound();
  return row;
}
