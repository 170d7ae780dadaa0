import { expect, it } from "vitest";
import { walkMinutes } from "../stay";
import { WALK_MINUTES, walkRing } from "./walk-ring";

it.each([0, 60])("closes a ring around a place at %d degrees north", (latitude) => {
  const ring = walkRing({ latitude, longitude: 10 });
  expect(ring.at(-1)).toEqual(ring[0]);
  const metres = ([x, y]: [number, number]) =>
    Math.hypot((x - 10) * Math.cos((latitude * Math.PI) / 180), y - latitude) * 111_320;
  for (const point of ring) expect(metres(point)).toBeCloseTo(335, 5);
});

it("ends where the list counts its minutes", () => {
  expect([walkMinutes(0.335), walkMinutes(0.336)]).toEqual([WALK_MINUTES, WALK_MINUTES + 1]);
});
