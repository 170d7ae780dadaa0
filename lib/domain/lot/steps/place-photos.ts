import { eq } from "drizzle-orm";
import { db } from "@/lib/core/db";
import type { PhotoRow } from "../read";
import { lotPhotos } from "../table";

/** Gives photos the places 1, 2 … in this order. */
export async function placePhotos(photos: readonly PhotoRow[]): Promise<void> {
  for (const [index, { id, position }] of photos.entries())
    if (position !== index + 1)
      await db()
        .update(lotPhotos)
        .set({ position: index + 1 })
        .where(eq(lotPhotos.id, id));
}
