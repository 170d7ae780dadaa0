import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { KeyedMutex } from "./keyed-mutex";

/** Work that notes when it begins and when it ends. */
function notes() {
  const log: string[] = [];
  const work =
    (name: string, ms = 5) =>
    async (hasWaited: boolean) => {
      log.push(`${name} begins${hasWaited ? " late" : ""}`);
      await sleep(ms);
      log.push(`${name} ends`);
      return name;
    };
  return { log, work };
}

it("runs the tasks of one key one after the other, in order", async () => {
  const mutex = new KeyedMutex();
  const { log, work } = notes();
  const results = await Promise.all([
    mutex.run("slot", work("a", 10)),
    mutex.run("slot", work("b")),
    mutex.run("slot", work("c", 1)),
  ]);
  expect(results).toEqual(["a", "b", "c"]);
  expect(log).toEqual(["a begins", "a ends", "b begins late", "b ends", "c begins late", "c ends"]);
});

it("runs the tasks of different keys at the same time", async () => {
  const mutex = new KeyedMutex();
  const { log, work } = notes();
  await Promise.all([mutex.run("one", work("a", 20)), mutex.run("two", work("b", 1))]);
  expect(log).toEqual(["a begins", "b begins", "b ends", "a ends"]);
});

it("goes on after a failure, which only its caller gets", async () => {
  const mutex = new KeyedMutex();
  const failing = mutex.run("slot", () => Promise.reject(new Error("refused")));
  const next = mutex.run("slot", (hasWaited) => Promise.resolve(hasWaited));
  await expect(failing).rejects.toThrow("refused");
  expect(await next).toBe(true);
});

it("forgets a key whose tasks are done", async () => {
  const mutex = new KeyedMutex();
  await mutex.run("slot", () => Promise.resolve());
  expect(await mutex.run("slot", (hasWaited) => Promise.resolve(hasWaited))).toBe(false);
});
