import type { Actor } from "@/lib/core/actor";
import { loadSlot } from "@/lib/domain/lot/read";
import type { Closing, Slot } from "@/lib/domain/lot/schema";
import { closeSlots } from "./close-slots";

/** Closes one slot as `closeSlots` closes several. Throws 404 for a slot of another owner's lot. */
export async function closeSlot(actor: Actor, id: string, closing: Closing): Promise<Slot> {
  const { lot_id } = await loadSlot(id);
  const [slot] = await closeSlots(actor, lot_id, [id], closing);
  return slot!;
}
