import { expect, it } from "vitest";
import { placeOf } from "./place";

it("reads a place of the globe only", () => {
  expect(placeOf("7.072,125.609")).toEqual({ latitude: 7.072, longitude: 125.609 });
  for (const near of [null, "", "7.072", "91,0", "0,181", "a,b"]) expect(placeOf(near)).toBeNull();
});
