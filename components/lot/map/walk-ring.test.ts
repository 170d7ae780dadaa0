import { expect, it } from "vitest";
import { placeOf, walkRing } from "./walk-ring";

it("reads a place of the globe only", () => {
  expect(placeOf("7.072,125.609")).toEqual({ latitude: 7.072, longitude: 125.609 });
  for (const near of [null, "", "7.072", "91,0", "0,181", "a,b"]) expect(placeOf(near)).toBeNull();
});

it.each([0, 60])("closes a ring of 400 m around a place at %d degrees north", (latitude) => {
  const ring = walkRing({ latitude, longitude: 10 });
  expect(ring.at(-1)).toEqual(ring[0]);
  const metres = ([x, y]: [number, number]) =>
    Math.hypot((x - 10) * Math.cos((latitude * Math.PI) / 180), y - latitude) * 111_320;
  for (const point of ring) expect(metres(point)).toBeCloseTo(400, 5);
});
