import { sql, type SQLWrapper } from "drizzle-orm";
import { bus } from "./bus";
import { rows } from "./db";
import { SECOND_MS } from "./duration";
import { log } from "./log";
import { outsideRequest } from "./request";
import { vitals } from "./vitals";

export interface Job {
  name: string;
  everyMs: number;
  /** Selects what there is to do; the job runs only if that finds a row. Absent: it always runs. */
  due?: () => SQLWrapper;
  run: () => Promise<unknown>;
}

const TICK_MS = SECOND_MS;

/**
 * Runs jobs one after the other, each at its interval, and immediately when a hint names it. A job
 * that fails is logged and runs again at its next time. Returns `stop`, which resolves when the
 * running job is done.
 */
export function startJobRunner(jobs: readonly Job[]): { stop: () => Promise<void> } {
  const lastRun = new Map<Job, number>();
  const isDue = (job: Job) =>
    performance.now() - (lastRun.get(job) ?? -Infinity) >= job.everyMs - TICK_MS / 2;
  let round: Promise<void> | null = null;
  const tick = async () => {
    vitals.lastTickAt = performance.now();
    const turn = jobs.filter(isDue);
    for (const job of turn) lastRun.set(job, performance.now());
    for (const job of await jobsWithWork(turn)) await runOne(job);
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
      await round;
    },
  };
}

/** Those of the jobs that have something to do, asked in one statement for all of them. */
export async function jobsWithWork(jobs: Job[]): Promise<Job[]> {
  const asked = jobs.filter((job) => job.due);
  if (!asked.length) return jobs;
  const questions = asked.map(
    (job) => sql`select ${job.name}::text as name where exists (select from ${job.due!()} as due)`,
  );
  try {
    const busy = await rows<{ name: string }>(sql.join(questions, sql` union all `));
    const names = new Set(busy.map((row) => row.name));
    return jobs.filter((job) => !job.due || names.has(job.name));
  } catch (error) {
    log().error({ err: error }, "looking for due jobs failed and will be tried again");
    return jobs.filter((job) => !job.due);
  }
}

async function runOne(job: Job): Promise<void> {
  try {
    await job.run();
  } catch (error) {
    log().error({ err: error, job: job.name }, "job failed");
  }
}
