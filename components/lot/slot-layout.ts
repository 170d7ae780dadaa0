import type { Slot } from "@/lib/domain/lot/schema";

/** One drawn row of slots; `faces` is the side on which the driving lane runs. */
export interface Strip {
  key: string;
  faces: "down" | "up";
  slots: Slot[];
}
export interface Deck {
  level: string;
  strips: Strip[];
}

/**
 * Arranges slots as they stand in the lot: by level, row and position. A row of more than
 * `columns` slots is split into strips of about equal length.
 */
export function layOut(slots: readonly Slot[], columns: number): Deck[] {
  return groupBy(slots, ({ level }) => level).map(([level, deck]) => ({
    level,
    strips: groupBy(deck, ({ row }) => row)
      .sort(([a], [b]) => a - b)
      .flatMap(([, row]) => split(row.toSorted(byPosition), columns))
      .map((strip, index) => ({
        key: strip[0]?.id ?? String(index),
        faces: index % 2 === 0 ? "down" : "up",
        slots: strip,
      })),
  }));
}

const byPosition = (a: Slot, b: Slot) => a.position - b.position;

function split(row: Slot[], columns: number): Slot[][] {
  const parts = Math.ceil(row.length / columns);
  const size = Math.ceil(row.length / parts);
  return Array.from({ length: parts }, (_, part) => row.slice(part * size, (part + 1) * size));
}

function groupBy<K extends string | number>(
  slots: readonly Slot[],
  keyOf: (slot: Slot) => K,
): [K, Slot[]][] {
  const groups = new Map<K, Slot[]>();
  for (const slot of slots) groups.set(keyOf(slot), [...(groups.get(keyOf(slot)) ?? []), slot]);
  return [...groups];
}

/** Plans narrower than this, in pixels, are those of phones. */
const PHONE_WIDTH = 560;
export const PHONE_COLUMNS = 6;
const MAX_COLUMNS = 14;
/** Narrowest slot that is still easy to tap. */
const MIN_SLOT_WIDTH = 50;

/** How many slots fit side by side in a plan of this width in pixels. */
export const columnsFor = (width: number) =>
  width < PHONE_WIDTH ? PHONE_COLUMNS : Math.min(MAX_COLUMNS, Math.floor(width / MIN_SLOT_WIDTH));
