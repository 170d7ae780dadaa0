import { setImmediate, setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { useTestDatabase } from "@/lib/testing/database";
import { transaction } from ".";
import { batched } from "./batched";

useTestDatabase();

/** A read whose calls each end when the test says so. */
function slowRead() {
  const calls: { keys: string[]; end: () => void; fail: (error: Error) => void }[] = [];
  const find = batched(async (keys) => {
    await new Promise<void>((end, fail) => calls.push({ keys: [...keys], end, fail }));
    return new Map(keys.map((key) => [key, `the ${key}`]));
  });
  return { find, calls };
}
/** Time for lookups that may begin to do so. */
const settle = () => setTimeout(20);

it("reads simultaneous lookups together, and gives each its own row", async () => {
  const { find, calls } = slowRead();
  const found = Promise.all(["a", "b", "a"].map(find));
  await settle();
  expect(calls.map((call) => call.keys)).toEqual([["a", "b", "a"]]);
  calls[0]!.end();
  expect(await found).toEqual(["the a", "the b", "the a"]);
});

it("collects lookups for the next statement while one is running", async () => {
  const { find, calls } = slowRead();
  const first = find("a");
  await settle();
  const later = [find("b")];
  await settle();
  later.push(find("c"));
  await settle();
  expect(calls).toHaveLength(1);
  calls[0]!.end();
  expect(await first).toBe("the a");
  await settle();
  expect(calls[1]!.keys).toEqual(["b", "c"]);
  calls[1]!.end();
  expect(await Promise.all(later)).toEqual(["the b", "the c"]);
});

it("collects lookups for a moment after a fast statement", async () => {
  const calls: string[][] = [];
  const find = batched((keys) => {
    calls.push([...keys]);
    return Promise.resolve(new Map());
  });
  await find("a");
  const later = find("b");
  await setImmediate();
  await Promise.all([later, find("c")]);
  expect(calls).toEqual([["a"], ["b", "c"]]);
});

it("a statement that fails takes only its own lookups with it", async () => {
  const { find, calls } = slowRead();
  const first = Promise.allSettled([find("a"), find("b")]);
  await settle();
  const next = find("c");
  calls[0]!.fail(new Error("lost"));
  expect((await first).map((one) => one.status)).toEqual(["rejected", "rejected"]);
  await settle();
  calls[1]!.end();
  expect(await next).toBe("the c");
});

it("finds nothing for a key that was not read", async () => {
  expect(await batched(() => Promise.resolve(new Map()))("a")).toBeUndefined();
});

it("does not wait inside a transaction, which others may wait for", async () => {
  const { find, calls } = slowRead();
  const outside = find("a");
  await settle();
  const inside = transaction(() => find("b"));
  await settle();
  expect(calls.map((call) => call.keys)).toEqual([["a"], ["b"]]);
  calls[1]!.end();
  expect(await inside).toBe("the b");
  calls[0]!.end();
  await outside;
});
