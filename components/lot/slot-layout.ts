import type { Slot } from "@/lib/domain/lot/schema";

/** One painted row of slots. `faces` says on which side its lane runs. */
export interface Strip {
  key: string;
  faces: "down" | "up";
  slots: Slot[];
}
export interface Deck {
  level: string;
  strips: Strip[];
}

/** Lays slots out as they stand in the lot: levels, rows, positions; a row too wide for the screen is folded into even parts. */
export function layOut(slots: readonly Slot[], columns: number): Deck[] {
  return groups(slots, (slot) => slot.level).map(([level, deck]) => {
    const parts = groups(deck, (slot) => slot.row)
      .sort(([a], [b]) => a - b)
      .flatMap(([, row]) =>
        fold(
          [...row].sort((a, b) => a.position - b.position),
          columns,
        ),
      );
    return {
      level,
      strips: parts.map((slots, index) => ({
        key: slots[0]?.id ?? String(index),
        faces: index % 2 === 0 ? "down" : "up",
        slots,
      })),
    };
  });
}

function fold(row: Slot[], columns: number): Slot[][] {
  const parts = Math.ceil(row.length / columns);
  const size = Math.ceil(row.length / parts);
  return Array.from({ length: parts }, (_, part) => row.slice(part * size, (part + 1) * size));
}

function groups<K extends string | number>(
  slots: readonly Slot[],
  keyOf: (slot: Slot) => K,
): [K, Slot[]][] {
  const found = new Map<K, Slot[]>();
  for (const slot of slots) found.set(keyOf(slot), [...(found.get(keyOf(slot)) ?? []), slot]);
  return [...found];
}

/** How many slots of a row fit beside each other, wide enough for a finger. */
export const columnsFor = (width: number) =>
  width < 560 ? 6 : Math.min(14, Math.floor(width / 50));

type Move =
  "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" | "Home" | "End" | "PageUp" | "PageDown";
const moves: readonly string[] = [
  "ArrowLeft",
  "ArrowRight",
  "ArrowUp",
  "ArrowDown",
  "Home",
  "End",
  "PageUp",
  "PageDown",
] satisfies Move[];
export const isMove = (key: string): key is Move => moves.includes(key);

/** The slot that a key leads to. */
export function step(
  rows: readonly (readonly Slot[])[],
  from: string,
  key: Move,
  ctrl: boolean,
): Slot | undefined {
  const row = rows.findIndex((slots) => slots.some((slot) => slot.id === from));
  const slots = rows[row];
  if (!slots) return rows[0]?.[0];
  const column = slots.findIndex((slot) => slot.id === from);
  const inRow = (index: number) => {
    const target = rows[Math.min(Math.max(index, 0), rows.length - 1)] ?? slots;
    return target[Math.min(column, target.length - 1)];
  };
  switch (key) {
    case "ArrowLeft":
      return slots[column - 1] ?? rows[row - 1]?.at(-1);
    case "ArrowRight":
      return slots[column + 1] ?? rows[row + 1]?.[0];
    case "ArrowUp":
      return inRow(row - 1);
    case "ArrowDown":
      return inRow(row + 1);
    case "Home":
      return ctrl ? rows[0]?.[0] : slots[0];
    case "End":
      return ctrl ? rows.at(-1)?.at(-1) : slots.at(-1);
    case "PageUp":
      return inRow(0);
    case "PageDown":
      return inRow(rows.length - 1);
  }
}
