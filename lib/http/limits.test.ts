import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { withEnv } from "@/lib/testing/environment";
import { refusalOf } from "@/lib/testing/refusal";
import { consume, giveBack } from "./limits";

let made = 0;
/** A limit that no other test has counted against. */
const newLimit = (points = 2) => {
  made += 1;
  const name = `limit-${made}`;
  return { name, take: (key = "ana") => consume(name, key, { points, seconds: 60 }) };
};

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

describe("a limit", () => {
  it("refuses calls over the limit, and says for how long", async () => {
    const { take } = newLimit();
    await take();
    vi.advanceTimersByTime(15_000);
    await take();
    expect(await refusalOf(take())).toMatchObject({
      status: 429,
      retryAfterSeconds: 45,
      detail: "Request was throttled. Expected available in 45 seconds.",
    });
  });

  it("speaks of one second in the singular", async () => {
    const { take } = newLimit(1);
    await take();
    vi.advanceTimersByTime(59_500);
    expect((await refusalOf(take())).detail).toMatch(/available in 1 second\.$/);
  });

  it("starts counting again after its time", async () => {
    const { take } = newLimit(1);
    await take();
    vi.advanceTimersByTime(60_001);
    await expect(take()).resolves.toBeUndefined();
  });

  it("counts each key and each limit separately", async () => {
    const [one, two] = [newLimit(1), newLimit(1)];
    await one.take("ana");
    await one.take("bea");
    await two.take("ana");
    expect(await refusalOf(one.take("ana"))).toMatchObject({ status: 429 });
  });

  it("gives one back, where only failures count", async () => {
    const { name, take } = newLimit(1);
    await take();
    await giveBack(name, "ana");
    await take();
    expect(await refusalOf(take())).toMatchObject({ status: 429 });
  });

  it.each([
    [2, 4],
    [0.5, 1],
    [0.1, 1],
  ])("is multiplied by RATE_LIMIT_FACTOR %d, to whole calls", (factor, calls) =>
    withEnv({ RATE_LIMIT_FACTOR: factor }, async () => {
      const { take } = newLimit();
      for (let call = 0; call < calls; call += 1) await take();
      expect(await refusalOf(take())).toMatchObject({ status: 429 });
    }),
  );
});
