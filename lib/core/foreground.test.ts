import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { inForeground, restAfter } from "./foreground";

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};
/** Until the foreground counts as idle again. */
const calm = () => setTimeout(250);

it("rests after a batch for three times as long only while the foreground is busy", async () => {
  await calm();
  expect(await timed(() => restAfter(60))).toBeLessThan(60);
  await inForeground(() => setTimeout(1));
  expect(await timed(() => restAfter(60))).toBeGreaterThanOrEqual(175);
  await calm();
  expect(await timed(() => restAfter(60))).toBeLessThan(60);
});

it("rests for half a second at most", async () => {
  await inForeground(() => Promise.resolve());
  const time = await timed(() => restAfter(60_000));
  expect(time).toBeGreaterThanOrEqual(490);
  expect(time).toBeLessThan(5000);
});

it("counts work that fails as ended", async () => {
  await expect(inForeground(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  await calm();
  expect(await timed(() => restAfter(100))).toBeLessThan(100);
});
