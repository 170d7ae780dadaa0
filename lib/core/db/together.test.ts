import { expect, it } from "vitest";
import { together } from "./together";

it("returns the results in the order of the statements", async () => {
  expect(await together([Promise.resolve(1), "two", Promise.resolve([3])])).toEqual([
    1,
    "two",
    [3],
  ]);
});

it("waits for all before it fails", async () => {
  let isDone = false;
  const slow = new Promise<void>((resolve) => setTimeout(resolve, 20)).then(() => {
    isDone = true;
  });
  await expect(together([Promise.reject(new Error("first")), slow])).rejects.toThrow("first");
  expect(isDone).toBe(true);
});

it("throws the first error in time, of any statement: later ones follow from it", async () => {
  const later = new Promise((_, reject) => setTimeout(() => reject(new Error("aborted")), 10));
  await expect(together([later, Promise.reject(new Error("deadlock"))])).rejects.toThrow(
    "deadlock",
  );
});
