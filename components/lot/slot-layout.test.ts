import { expect, it } from "vitest";
import type { Slot } from "@/lib/domain/lot/schema";
import { columnsFor, layOut } from "./slot-layout";

const slot = (level: string, row: number, position: number) =>
  ({ id: `${level}${row}${position}`, level, row, position }) as Slot;
const shown = (slots: Slot[], columns: number) =>
  layOut(slots, columns).map(({ level, strips }) => [
    level,
    ...strips.map(({ faces, slots: strip }) => `${faces} ${strip.map(({ id }) => id).join(" ")}`),
  ]);

it("sorts slots into levels, rows and positions; rows face a lane in turn", () => {
  const slots = [slot("G", 2, 1), slot("G", 1, 2), slot("G", 1, 1), slot("P", 1, 1)];
  expect(shown(slots, 6)).toEqual([
    ["G", "down G11 G12", "up G21"],
    ["P", "down P11"],
  ]);
});

it("splits a row that is too wide into strips of about equal length", () => {
  const row = [1, 2, 3, 4, 5, 6, 7].map((position) => slot("G", 1, position));
  expect(shown(row, 6)).toEqual([["G", "down G11 G12 G13 G14", "up G15 G16 G17"]]);
  expect(shown(row.slice(0, 6), 6)).toEqual([["G", "down G11 G12 G13 G14 G15 G16"]]);
});

it.each([
  [320, 6],
  [559, 6],
  [560, 11],
  [699, 13],
  [2000, 14],
])("fits into %i px %i slots", (width, columns) => {
  expect(columnsFor(width)).toBe(columns);
});
