import { listLiveBookings } from "@/lib/domain/booking/read/live";
import { newLot, newSlots } from "@/lib/domain/lot/schema";
import { changeSlot } from "@/lib/domain/lot/write/change-slot";
import { createLot } from "@/lib/domain/lot/write/create-lot";
import { createSlots } from "@/lib/domain/lot/write/create-slots";
import { demoLots, slotsInMaintenance, type DemoLot } from "./lots";
import type { People } from "./people";

const SLOTS_PER_ROW = 6;
/** In a lot with chargers every twelfth slot has one: the fifth, the seventeenth … */
const CHARGER_EVERY = 12;
const FIRST_CHARGER = 4;

export interface DemoSlot {
  id: string;
  lotId: string;
  /** The index of its lot among `demoLots`. */
  lot: number;
  /** The lot's name and the slot's code. */
  name: string;
}

/** Creates the lots. Returns their ids and all slots that can be booked. */
export async function createLots(people: People): Promise<{ lotIds: string[]; slots: DemoSlot[] }> {
  const lotIds: string[] = [];
  const slots: DemoSlot[] = [];
  for (const [index, { owner, lot, blocks }] of demoLots.entries()) {
    const actor = people.get(owner)!;
    const lotId = await createLot(actor, newLot.parse(lot));
    lotIds.push(lotId);
    const planned = slotsOf(lot, blocks);
    const ids = await createSlots(actor, lotId, newSlots.parse({ slots: planned }));
    for (const [at, id] of ids.entries()) {
      const name = `${lot.name} ${planned[at]!.code}`;
      if (slotsInMaintenance.has(name))
        await changeSlot(actor, id, { status: "maintenance" }, listLiveBookings);
      else slots.push({ id, lotId, lot: index, name });
    }
  }
  return { lotIds, slots };
}

/** The slots of each block, six in a row, one block behind the other. */
function slotsOf(lot: DemoLot["lot"], blocks: DemoLot["blocks"]) {
  const features = lot.features ?? [];
  let firstRow = 1;
  return blocks.flatMap(([letter, count]) => {
    const slots = Array.from({ length: count }, (_, index) => ({
      code: `${letter}-${index + 1}`,
      row: firstRow + Math.floor(index / SLOTS_PER_ROW),
      position: (index % SLOTS_PER_ROW) + 1,
      ev: index % CHARGER_EVERY === FIRST_CHARGER && features.includes("ev"),
      covered: features.includes("covered"),
      accessible: index === 0 && features.includes("accessible"),
    }));
    firstRow += Math.ceil(count / SLOTS_PER_ROW);
    return slots;
  });
}
