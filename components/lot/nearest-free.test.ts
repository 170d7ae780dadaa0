import { expect, it } from "vitest";
import type { Slot } from "@/lib/domain/lot/schema";
import { nearestFree } from "./nearest-free";

const slotAt = (row: number, position: number, given: Partial<Slot> = {}): Slot => ({
  id: `${row}-${position}`,
  code: `${row}-${position}`,
  level: "1",
  row,
  position,
  vehicle_type: "car",
  ev: false,
  covered: false,
  accessible: false,
  hourly_rate: "60.00",
  layout_version: "v1",
  state: "available",
  until: null,
  mine: false,
  booking_id: null,
  ...given,
});
const taken = slotAt(1, 5, { state: "booked" });
const codesOf = (slots: Slot[], wanted = taken) =>
  nearestFree([wanted, ...slots], wanted, 3).map(({ code }) => code);

it("offers the nearest free slots first, on this level and in this row", () => {
  const slots = [
    slotAt(1, 1, { level: "2", code: "other level" }),
    slotAt(2, 5, { code: "other row" }),
    slotAt(1, 6, { state: "held" }),
    slotAt(1, 7, { code: "near" }),
    slotAt(1, 6, { vehicle_type: "motorcycle" }),
  ];
  expect(codesOf(slots)).toEqual(["near", "other row", "other level"]);
});

it("keeps accessible slots and chargers for last, unless they are wanted", () => {
  const slots = [
    slotAt(1, 6, { accessible: true, code: "accessible" }),
    slotAt(1, 7, { ev: true, code: "charger" }),
    slotAt(9, 9, { code: "far" }),
  ];
  expect(codesOf(slots)).toEqual(["far", "accessible", "charger"]);
  const charger = slotAt(1, 5, { ev: true, state: "occupied" });
  expect(codesOf(slots, charger)[0]).toBe("charger");
});
