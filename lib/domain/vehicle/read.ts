import { and, count, desc, eq } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { listPage, type PageRequest } from "@/lib/http/page";
import { vehicles } from "./table";

const columns = {
  id: vehicles.id,
  number: vehicles.number,
  type: vehicles.type,
  ev: vehicles.ev,
  is_default: vehicles.is_default,
  created_at: vehicles.created_at,
};
const toWire = <T extends { created_at: Date }>(row: T) => ({
  ...row,
  created_at: row.created_at.toISOString(),
});

/** A page of the actor's vehicles, the default one first. */
export const listVehicles = (actor: Actor, query: PageRequest) => {
  const mine = eq(vehicles.user_id, actor.id);
  return listPage(query, async (limit, offset) => ({
    count: (await db().select({ n: count() }).from(vehicles).where(mine))[0]!.n,
    rows: (
      await db()
        .select(columns)
        .from(vehicles)
        .where(mine)
        .orderBy(desc(vehicles.is_default), vehicles.created_at)
        .limit(limit)
        .offset(offset)
    ).map(toWire),
  }));
};

/** One of the actor's vehicles. Throws 404 for an unknown one and for one of another person. */
export async function getVehicle(actor: Actor, id: string) {
  const [row] = await db()
    .select(columns)
    .from(vehicles)
    .where(and(eq(vehicles.id, id), eq(vehicles.user_id, actor.id)));
  if (!row) throw errors.notFound();
  return toWire(row);
}
