import { and, ne, sql } from "drizzle-orm";
import { db } from "@/lib/core/db";
import type { PhotoRow } from "../read";
import { lotPhotos } from "../table";

/** Gives photos the places 1, 2 … in this order. */
export async function placePhotos(photos: readonly PhotoRow[]): Promise<void> {
  const places = JSON.stringify(photos.map(({ id }, index) => ({ id, place: index + 1 })));
  const placed = sql`json_to_recordset(${places}::json) as placed (id uuid, place int)`;
  await db()
    .update(lotPhotos)
    .set({ position: sql`placed.place` })
    .from(placed)
    .where(and(sql`placed.id = ${lotPhotos.id}`, ne(lotPhotos.position, sql`placed.place`)));
}
