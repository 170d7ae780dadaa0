import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db, hint, transaction } from "@/lib/core/db";
import { toMinor } from "@/lib/core/money";
import { uniqueOr } from "@/lib/core/unique";
import { audit } from "@/lib/domain/audit/write";
import { loadKeptLot, loadSlot } from "./read";
import type { lotChange, newLot, newSlots, slotChange } from "./schema";
import { lots, slots } from "./table";

/** Opens a lot of the actor's. Returns its id. */
export async function createLot(actor: Actor, input: z.output<typeof newLot>): Promise<string> {
  const { hourly_rate, ...fields } = input;
  const [row] = await db()
    .insert(lots)
    .values({ ...fields, hourly_rate: toMinor(hourly_rate), owner_id: actor.id })
    .returning({ id: lots.id });
  return row!.id;
}

export const changeLot = (actor: Actor, id: string, input: z.output<typeof lotChange>) =>
  transaction(async (tx) => {
    await loadKeptLot(actor, id);
    const { hourly_rate, ...fields } = input;
    const change = { ...fields, ...(hourly_rate ? { hourly_rate: toMinor(hourly_rate) } : {}) };
    if (Object.keys(change).length) await tx.update(lots).set(change).where(eq(lots.id, id));
    await audit(actor, "lot.change", { type: "lot", id }, change);
    hint("lots", id);
  });

export const deleteLot = (actor: Actor, id: string) =>
  transaction(async (tx) => {
    await loadKeptLot(actor, id);
    await tx.update(lots).set({ deleted_at: clock.now(), status: "closed" }).where(eq(lots.id, id));
    await audit(actor, "lot.delete", { type: "lot", id });
  });

/** Adds slots; their rate is the lot's unless given. Returns the new ids. */
export const createSlots = (actor: Actor, lotId: string, input: z.output<typeof newSlots>) =>
  uniqueCode(() =>
    transaction(async (tx) => {
      const lot = await loadKeptLot(actor, lotId);
      const made = await tx
        .insert(slots)
        .values(
          input.slots.map(({ hourly_rate, ...fields }) => ({
            ...fields,
            lot_id: lotId,
            hourly_rate: hourly_rate ? toMinor(hourly_rate) : lot.hourly_rate,
          })),
        )
        .returning({ id: slots.id });
      hint("lots", lotId);
      return made.map((row) => row.id);
    }),
  );

/** Returns the slot's lot. */
export const changeSlot = (actor: Actor, id: string, input: z.output<typeof slotChange>) =>
  uniqueCode(() =>
    transaction(async (tx) => {
      const slot = await loadSlot(id);
      await loadKeptLot(actor, slot.lot_id);
      const { hourly_rate, ...fields } = input;
      const change = { ...fields, ...(hourly_rate ? { hourly_rate: toMinor(hourly_rate) } : {}) };
      if (Object.keys(change).length) await tx.update(slots).set(change).where(eq(slots.id, id));
      hint("lots", slot.lot_id);
      return slot.lot_id;
    }),
  );

export const deleteSlot = (actor: Actor, id: string) =>
  transaction(async (tx) => {
    const slot = await loadSlot(id);
    await loadKeptLot(actor, slot.lot_id);
    await tx
      .update(slots)
      .set({ deleted_at: clock.now(), code: `${slot.code}~${slot.id}` })
      .where(eq(slots.id, id));
    hint("lots", slot.lot_id);
  });

const uniqueCode = <T>(work: () => Promise<T>): Promise<T> =>
  uniqueOr("duplicate_code", "This lot already has a slot with that code.", work);
