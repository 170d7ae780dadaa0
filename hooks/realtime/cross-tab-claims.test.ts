import { afterEach, describe, expect, it, vi } from "vitest";
import { addClaim, claimOnce } from "./cross-tab-claims";

afterEach(() => vi.unstubAllGlobals());

/** Web Locks and the storage of a browser, whose tabs may go away with their locks. */
function browser() {
  const stored = new Map<string, string>();
  const waiting = new Map<string, (() => Promise<unknown>)[]>();
  const held = new Set<string>();
  const next = (name: string) => {
    held.delete(name);
    const task = waiting.get(name)?.shift();
    if (task) run(name, task);
  };
  const run = (name: string, task: () => Promise<unknown>) => {
    held.add(name);
    void Promise.resolve(task()).then(() => next(name));
  };
  vi.stubGlobal("navigator", {
    locks: {
      request: async (name: string, task: () => unknown) =>
        new Promise((done) => {
          const work = async () => done(await task());
          if (held.has(name)) waiting.set(name, [...(waiting.get(name) ?? []), work]);
          else run(name, work);
        }),
    },
  });
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
  });
  return { stored, closeHolder: (name: string) => next(name) };
}

describe("P10: claimOnce", () => {
  it("is true for one of several tabs", async () => {
    vi.useFakeTimers();
    browser();
    const answers = Promise.all([claimOnce("a"), claimOnce("a"), claimOnce("b")]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await answers).toEqual([true, false, true]);
    vi.useRealTimers();
  });

  it("passes to the next tab when the first goes away before it has acted", async () => {
    vi.useFakeTimers();
    const { closeHolder } = browser();
    void claimOnce("a");
    const second = claimOnce("a");
    closeHolder("parkmate:claims:a");
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await second).toBe(true);
    vi.useRealTimers();
  });
});

describe("addClaim", () => {
  it("grants a key once", () => {
    const claims = addClaim({}, "booking:1:expiring5", 1000);
    expect(claims).toEqual({ "booking:1:expiring5": 1000 });
    expect(addClaim(claims ?? {}, "booking:1:expiring5", 2000)).toBeNull();
  });
  it("grants a key again after 36 hours and drops old claims", () => {
    const day = 24 * 60 * 60 * 1000;
    expect(addClaim({ a: 0, b: day }, "a", 2 * day)).toEqual({ b: day, a: 2 * day });
  });
  it("keeps at most 500 keys", () => {
    const many = Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [`k${index}`, index]),
    );
    const next = addClaim(many, "new", 500) ?? {};
    expect(Object.keys(next)).toHaveLength(500);
    expect(next).not.toHaveProperty("k0");
  });
});
