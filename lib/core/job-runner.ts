import { bus } from "./bus";
import { DueJobs } from "./due-jobs";
import { SECOND_MS } from "./duration";
import type { Job } from "./job";
import { log } from "./log";
import { outsideRequest } from "./request";

const TICK_MS = SECOND_MS;

/**
 * Runs jobs one after the other, each at its interval, and immediately when a hint names it. A job
 * that fails is logged and runs again at its next time. `onRound` is called when a round begins.
 * Returns `stop`, which resolves when the running batch is done.
 */
export function startJobRunner(
  jobs: readonly Job[],
  onRound: () => void = () => undefined,
): { stop: () => Promise<void> } {
  const due = new DueJobs();
  const lastRun = new Map<Job, number>();
  const isDue = (job: Job) =>
    performance.now() - (lastRun.get(job) ?? -Infinity) >= job.everyMs - TICK_MS / 2;
  const stopping = new AbortController();
  let round: Promise<void> | null = null;
  const tick = async () => {
    onRound();
    const turn = jobs.filter(isDue);
    for (const job of turn) lastRun.set(job, performance.now());
    for (const job of await due.of(turn))
      if (!stopping.signal.aborted) await runOne(job, stopping.signal);
  };
  let isHinted = false;
  const startRound = () => {
    isHinted = false;
    round ??= tick().finally(() => {
      round = null;
      if (isHinted) startRound();
    });
  };
  const unsubscribe = bus.subscribe((hints) => {
    const hinted = jobs.filter((job) => hints.jobs.has(job.name));
    if (!hinted.length) return;
    for (const job of hinted) lastRun.delete(job);
    if (round) isHinted = true;
    else outsideRequest(startRound);
  });
  const timer = setInterval(startRound, TICK_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      unsubscribe();
      isHinted = false;
      stopping.abort();
      await round;
    },
  };
}

async function runOne(job: Job, stopping: AbortSignal): Promise<void> {
  try {
    await job.run(stopping);
  } catch (error) {
    log().error({ err: error, job: job.name }, "job failed");
  }
}
