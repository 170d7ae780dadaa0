import { and, eq, or, sql, type SQL } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db";
import { lots } from "@/lib/domain/lot/table";
import { employees } from "./table";

/**
 * The condition that limits a query of `lots` to those of the actor: the lots that an owner owns,
 * that a staff member works at, or all of them for admins.
 */
export function isLotOf(actor: Pick<Actor, "id" | "role">): SQL | undefined {
  if (actor.role === "admin") return undefined;
  if (actor.role === "owner") return eq(lots.owner_id, actor.id);
  return sql`exists (
    select 1 from ${employees}
    where ${employees.lot_id} = ${lots.id} and ${employees.user_id} = ${actor.id})`;
}

/** Whether a lot is one of the actor's, as `isLotOf` says. */
export async function isOwnLot(actor: Pick<Actor, "id" | "role">, id: string): Promise<boolean> {
  const found = await db()
    .select({ id: lots.id })
    .from(lots)
    .where(and(eq(lots.id, id), isLotOf(actor)));
  return found.length > 0;
}

/** Ids of the lots that the actor owns or works at. */
export async function lotIdsOf(actor: Actor): Promise<string[]> {
  const found = await db()
    .selectDistinct({ id: lots.id })
    .from(lots)
    .leftJoin(employees, eq(employees.lot_id, lots.id))
    .where(or(eq(lots.owner_id, actor.id), eq(employees.user_id, actor.id)));
  return found.map((row) => row.id);
}
