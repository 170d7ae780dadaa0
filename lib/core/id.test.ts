import { expect, it } from "vitest";
import { clock } from "./clock";
import { firstIdAt, newId } from "./id";

it("ids of one process are ordered, also within a millisecond", () => {
  const ids = Array.from({ length: 5000 }, newId);
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

it("the first id of an instant lies between the ids made before and since", () => {
  const [now, id] = [clock.ms(), newId()];
  expect(firstIdAt(now - 1) < id).toBe(true);
  expect(firstIdAt(now) <= id).toBe(true);
  expect(firstIdAt(clock.ms() + 1) > id).toBe(true);
});
