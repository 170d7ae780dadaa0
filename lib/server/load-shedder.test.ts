import { beforeEach, describe, expect, it } from "vitest";
import { LoadShedder } from "./load-shedder";

const MAX = 250;
/** What a node of the tests answers, in requests per millisecond. */
const CAPACITY = 0.2;

let now: number;
let shedder: LoadShedder;
let inWork: { end: () => void; since: number }[];
beforeEach(() => {
  now = 0;
  shedder = new LoadShedder(MAX, () => now);
  inWork = [];
});

/** Begins a request. Returns whether it was let in. */
function begin(shed?: "last" | "never", complete = true): boolean {
  const end = shedder.begin({ complete }, shed);
  if (end) inWork.push({ end, since: now });
  return end !== null;
}

/** Sends `perMs` requests a millisecond, of which the node answers what it can, oldest first. */
function run(ms: number, perMs: number) {
  const waits: number[] = [];
  let [refused, due, free] = [0, 0, 0];
  for (let elapsed = 0; elapsed < ms; elapsed += 1) {
    now += 1;
    for (due += perMs; due >= 1; due -= 1) if (!begin()) refused += 1;
    for (free = Math.min(1, free + CAPACITY); free >= 1; free -= 1) {
      const first = inWork.shift();
      first?.end();
      if (first) waits.push(now - first.since);
    }
  }
  waits.sort((a, b) => a - b);
  return { refused, answered: waits.length, p99: waits[Math.floor(waits.length * 0.99)]! };
}

describe("a burst", () => {
  it("is let in as far as the limit, and one more when one has ended", () => {
    for (let index = 0; index < MAX; index += 1) expect(begin(), `${index}`).toBe(true);
    expect(begin()).toBe(false);
    now += 5000;
    for (const { end } of inWork) end();
    expect(begin()).toBe(true);
  });

  it.each([1, 5, 20])("of 200 is let in each time, %i of them a millisecond", (perMs) => {
    for (let round = 0; round < 5; round += 1) {
      expect(run(200 / perMs, perMs).refused).toBe(0);
      expect(run(2000, 0).refused).toBe(0);
    }
  });

  it("counts an end once", () => {
    for (let index = 0; index < MAX; index += 1) begin();
    inWork[0]!.end();
    inWork[0]!.end();
    expect([begin(), begin()]).toEqual([true, false]);
  });
});

describe("P25: load of five times what can be answered", () => {
  it("is shed, and admitted requests wait for a quarter of a second at most", () => {
    const first = run(3000, 5 * CAPACITY);
    expect(first.refused).toBeGreaterThan(1000);
    const { refused, answered, p99 } = run(57_000, 5 * CAPACITY);
    expect(answered).toBeCloseTo(57_000 * CAPACITY, -2);
    expect(refused).toBeCloseTo(4 * answered, -3);
    expect(p99).toBeLessThan(250);
  });

  it("lets a burst in again a few seconds after", () => {
    run(10_000, 5 * CAPACITY);
    run(5000, CAPACITY / 2);
    expect(run(200, 1).refused).toBe(0);
  });

  it("is over after a silence", () => {
    run(10_000, 5 * CAPACITY);
    run(5000, 0);
    expect(run(200, 1).refused).toBe(0);
  });

  it("is over although a few are still refused", () => {
    run(10_000, 5 * CAPACITY);
    for (let second = 0; second < 8; second += 1) {
      run(900, CAPACITY / 2);
      run(25, 1);
      run(75, 0);
    }
    expect(run(200, 1).refused).toBe(0);
  });

  it("does not let bursts in while load is still refused", () => {
    run(10_000, 5 * CAPACITY);
    run(3000, 1.5 * CAPACITY);
    expect(inWork.length).toBeLessThan(100);
  });

  it("begins before the limit is reached, when more than a burst came", () => {
    expect(run(500, CAPACITY + 0.1).refused).toBe(0);
    expect(run(1500, CAPACITY + 0.1).refused).toBeGreaterThan(0);
    expect(inWork.length).toBeLessThan(MAX);
  });

  it("leaves enough in work when nothing is answered", () => {
    for (let ms = 0; ms < 5000; ms += 1) {
      now += 1;
      begin();
    }
    for (const { end } of inWork.splice(20)) end();
    expect(begin()).toBe(false);
  });
});

it("refuses payments and cancellations last, health checks never", () => {
  run(5000, 5 * CAPACITY);
  while (begin());
  expect(begin("last")).toBe(true);
  while (begin("last"));
  expect([begin("last"), begin("never")]).toEqual([false, true]);
});

it("does not count a request whose body has not arrived", () => {
  for (let index = 0; index < 2 * MAX; index += 1) expect(begin(undefined, false)).toBe(true);
  for (let index = 0; index < MAX; index += 1) expect(begin()).toBe(true);
  expect(begin()).toBe(false);
});

it("does not treat slow consecutive requests as an overload", () => {
  for (let index = 0; index < 20; index += 1) {
    expect(begin()).toBe(true);
    now += 3000;
    inWork.shift()!.end();
  }
  expect(run(200, 1).refused).toBe(0);
});
