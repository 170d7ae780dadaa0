import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { bus, emptyHints } from "./bus";
import type { Job } from "./job";
import { startJobRunner } from "./job-runner";

let runner: ReturnType<typeof startJobRunner>;
const start = (...jobs: Job[]) => (runner = startJobRunner(jobs));
const job = (everyMs: number, run: Job["run"] = () => Promise.resolve()) => {
  const spy = vi.fn(run);
  return { name: "job", everyMs, run: spy };
};

beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  await runner.stop();
  vi.useRealTimers();
});

describe("the runner of timed jobs", () => {
  it("runs each job at its interval, and all of them soon after the start", async () => {
    const [often, seldom] = [job(1000), job(5000)];
    start(often, seldom);
    await vi.advanceTimersByTimeAsync(1000);
    expect([often.run.mock.calls.length, seldom.run.mock.calls.length]).toEqual([1, 1]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect([often.run.mock.calls.length, seldom.run.mock.calls.length]).toEqual([11, 3]);
  });

  it.each([
    ["rejects", () => Promise.reject(new Error("no database"))],
    [
      "throws",
      () => {
        throw new Error("not open");
      },
    ],
  ])("goes on after a job that %s, and runs it again", async (_, run) => {
    const [failing, next] = [job(1000, run), job(1000)];
    start(failing, next);
    await vi.advanceTimersByTimeAsync(3000);
    expect(next.run).toHaveBeenCalledTimes(3);
    expect(failing.run).toHaveBeenCalledTimes(3);
  });

  it("runs a job immediately after a hint, also one during a round", async () => {
    const hinted = { ...job(60_000), name: "send" };
    let finish = () => undefined as void;
    const slow = job(60_000, () => new Promise<void>((resolve) => (finish = resolve)));
    start(hinted, slow);
    await vi.advanceTimersByTimeAsync(1000);
    const hint = () => bus.publish({ ...emptyHints(), jobs: new Set(["send"]) });
    hint();
    expect(hinted.run).toHaveBeenCalledTimes(1);
    finish();
    await vi.advanceTimersByTimeAsync(0);
    expect(hinted.run).toHaveBeenCalledTimes(2);
    hint();
    await vi.advanceTimersByTimeAsync(0);
    expect(hinted.run).toHaveBeenCalledTimes(3);
  });

  it("runs one job at a time, and none twice in parallel", async () => {
    let finish = () => undefined as void;
    const slow = job(1000, () => new Promise<void>((resolve) => (finish = resolve)));
    const next = job(1000);
    start(slow, next);
    await vi.advanceTimersByTimeAsync(5000);
    expect(slow.run).toHaveBeenCalledTimes(1);
    expect(next.run).not.toHaveBeenCalled();
    finish();
    await vi.advanceTimersByTimeAsync(0);
    expect(next.run).toHaveBeenCalledTimes(1);
    finish();
  });

  it("tells of each round, so that health sees a runner that hangs", async () => {
    const onRound = vi.fn();
    runner = startJobRunner([], onRound);
    await vi.advanceTimersByTimeAsync(2000);
    expect(onRound).toHaveBeenCalledTimes(2);
  });
});

describe("stopping the runner", () => {
  it("P26: stops after the job under way", async () => {
    let finish = () => undefined as void;
    const slow = job(1000, () => new Promise<void>((resolve) => (finish = resolve)));
    start(slow);
    await vi.advanceTimersByTimeAsync(1000);
    let isStopped = false;
    const stopped = runner.stop().then(() => (isStopped = true));
    await vi.advanceTimersByTimeAsync(5000);
    expect(isStopped).toBe(false);
    finish();
    await stopped;
    await vi.advanceTimersByTimeAsync(5000);
    expect(slow.run).toHaveBeenCalledTimes(1);
  });

  it("P26: begins no further job when it is stopped, and tells a long one", async () => {
    let finish = () => undefined as void;
    let stopping: AbortSignal | undefined;
    const slow = job(1000, (signal) => {
      stopping = signal;
      return new Promise<void>((resolve) => (finish = resolve));
    });
    const next = job(1000);
    start(slow, next);
    await vi.advanceTimersByTimeAsync(1000);
    const stopped = runner.stop();
    expect(stopping?.aborted).toBe(true);
    finish();
    await stopped;
    expect(next.run).not.toHaveBeenCalled();
  });
});
