import { expect, it, vi } from "vitest";
import type { Slot } from "@/lib/domain/lot/schema";
import { lookOf, slotLabel, slotTraits } from "./slot-label";

vi.mock("@/hooks/server-clock", () => ({
  serverNow: () => Date.parse("2026-11-21T06:00:00Z"),
}));

const free = {
  code: "A-12",
  level: "1",
  vehicle_type: "car",
  state: "available",
  mine: false,
  covered: false,
  accessible: false,
  ev: false,
  until: null,
} as unknown as Slot;
const manila = { timeZone: "Asia/Manila", readerZone: "Asia/Manila" };
const until = "2026-11-21T06:30:00Z";

it.each([
  ["a free slot", free, "Slot A-12, free"],
  ["a slot that is free for a while", { ...free, until }, "Slot A-12, free until 14:30"],
  [
    "its traits and a vehicle other than a car",
    { ...free, vehicle_type: "suv", covered: true, ev: true },
    "Slot A-12, SUV, covered, EV charger, free",
  ],
  ["another driver's hold", { ...free, state: "held" }, "Slot A-12, held"],
  [
    "an own hold",
    { ...free, state: "held", mine: true, until },
    "Slot A-12, held for you until 14:30",
  ],
  ["an own booking", { ...free, state: "booked", mine: true }, "Slot A-12, booked by you"],
  ["a slot that will be the driver's own later", { ...free, mine: true }, "Slot A-12, free"],
] as [string, Slot, string][])("labels %s", (_, slot, label) => {
  expect(slotLabel(slot, manila)).toBe(label);
});

it("names the level only in a lot with several", () => {
  expect(slotLabel(free, { ...manila, withLevel: true })).toBe("Slot A-12, level 1, free");
});

it("names the zone of a time where the reader's clock shows another", () => {
  const label = slotLabel({ ...free, until }, { ...manila, readerZone: "Europe/Berlin" });
  expect(label).toBe("Slot A-12, free until 14:30 GMT+8");
});

it("names the vehicle first among the traits", () => {
  expect(slotTraits({ ...free, accessible: true })).toBe("car, accessible");
});

it.each([
  ["occupied", false, false, "occupied"],
  ["occupied", true, false, "mine"],
  ["available", true, false, "available"],
  ["occupied", true, true, "selected"],
] as const)(
  "draws a slot that is %s (own: %s, selected: %s) as %s",
  (state, mine, selected, look) => {
    expect(lookOf({ state, mine }, selected)).toBe(look);
  },
);
