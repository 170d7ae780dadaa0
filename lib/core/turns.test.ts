import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { Turns } from "./turns";

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

it("lets works of one key follow each other, in order", async () => {
  const turns = new Turns();
  const { log, work } = notes();
  const results = await Promise.all([
    turns.take("slot", work("a", 10)),
    turns.take("slot", work("b")),
    turns.take("slot", work("c", 1)),
  ]);
  expect(results).toEqual(["a", "b", "c"]);
  expect(log).toEqual(["a begins", "a ends", "b begins late", "b ends", "c begins late", "c ends"]);
});

it("lets works of other keys run beside each other", async () => {
  const turns = new Turns();
  const { log, work } = notes();
  await Promise.all([turns.take("one", work("a", 20)), turns.take("two", work("b", 1))]);
  expect(log).toEqual(["a begins", "b begins", "b ends", "a ends"]);
});

it("goes on after a failure, which its caller alone gets", async () => {
  const turns = new Turns();
  const failing = turns.take("slot", () => Promise.reject(new Error("refused")));
  const next = turns.take("slot", (hasWaited) => Promise.resolve(hasWaited));
  await expect(failing).rejects.toThrow("refused");
  expect(await next).toBe(true);
});

it("forgets a key whose works are done", async () => {
  const turns = new Turns();
  await turns.take("slot", () => Promise.resolve());
  expect(await turns.take("slot", (hasWaited) => Promise.resolve(hasWaited))).toBe(false);
});
