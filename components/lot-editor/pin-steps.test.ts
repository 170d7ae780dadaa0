import { expect, it } from "vitest";
import { movedBy } from "./pin-steps";

const place = { latitude: 7.0722, longitude: 125.6093 };

it.each([
  ["ArrowUp", false, { latitude: 7.0723, longitude: 125.6093 }],
  ["ArrowLeft", false, { latitude: 7.0722, longitude: 125.6092 }],
  ["ArrowRight", true, { latitude: 7.0722, longitude: 125.6103 }],
  ["Enter", false, null],
])("%s (long: %s) moves a pin to %j", (key, shiftKey, moved) => {
  expect(movedBy(place, { key, shiftKey })).toEqual(moved);
});

it("keeps a pin on the globe", () => {
  const edge = { latitude: 90, longitude: 180 };
  expect(movedBy(edge, { key: "ArrowUp", shiftKey: false })).toEqual(edge);
  expect(movedBy(edge, { key: "ArrowRight", shiftKey: true })).toEqual(edge);
});
