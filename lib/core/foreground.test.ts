import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { giveWay, inForeground, restAfter } from "./foreground";

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};
/** Until the foreground counts as idle again. */
const calm = () => setTimeout(250);

it("gives way until the foreground is idle", async () => {
  const order: string[] = [];
  const act = inForeground(async () => {
    await setTimeout(1);
    order.push("foreground");
  });
  await giveWay().then(() => order.push("background"));
  await act;
  expect(order).toEqual(["foreground", "background"]);
});

it("goes on after a short time while the foreground stays busy, part by part", async () => {
  let isOver = false;
  const act = inForeground(() => setTimeout(1000)).then(() => (isOver = true));
  const parts = timed(() => Promise.all([giveWay(), giveWay(), giveWay()]));
  expect(await parts).toBeGreaterThanOrEqual(25);
  expect(isOver).toBe(false);
  await act;
});

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
