import { expect, it } from "vitest";
import { newId } from "./id";

it("ids of one process are ordered, also within a millisecond", () => {
  const ids = Array.from({ length: 5000 }, newId);
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});
