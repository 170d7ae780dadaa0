import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db";
import { newLot, newSlots } from "@/lib/domain/lot/schema";
import { lots } from "@/lib/domain/lot/table";
import { createLot } from "@/lib/domain/lot/write/create-lot";
import { createSlots } from "@/lib/domain/lot/write/create-slots";

let made = 0;

/**
 * Opens a lot with slots … at 60.00 an hour. `stored` sets columns that no request can.
 */
export async function openLot(
  owner: Actor,
  fields: Partial<z.input<typeof newLot>> = {},
  { slots = 2, stored = {} }: { slots?: number; stored?: Partial<typeof lots.$inferInsert> } = {},
): Promise<{ id: string; slots: string[] }> {
  made += 1;
  const lotId = await createLot(
    owner,
    newLot.parse({
      name: `Lot ${made}`,
      address: "1 Test Street",
      city: "Manila",
      latitude: 14.6,
      longitude: 121,
      hourly_rate: "60.00",
      ...fields,
    }),
  );
  if (Object.keys(stored).length) await db().update(lots).set(stored).where(eq(lots.id, lotId));
  const plan = Array.from({ length: slots }, (_, index) => ({
    code: `A-${index + 1}`,
    row: 1,
    position: index + 1,
  }));
  const ids = slots ? await createSlots(owner, lotId, newSlots.parse({ slots: plan })) : [];
  return { id: lotId, slots: ids };
}
