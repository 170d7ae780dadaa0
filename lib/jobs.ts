import { sweepLoginFailures } from "@/lib/auth/login-throttle";
import { log } from "@/lib/core/log";
import { vitals } from "@/lib/core/vitals";
import { recoverBookings } from "@/lib/domain/booking/write/recover";
import { sendReminders } from "@/lib/domain/booking/write/remind";
import { remindVerifiers } from "@/lib/domain/booking/write/remind-verifiers";
import { sweepBookings } from "@/lib/domain/booking/write/sweep";
import { sendAnnouncements } from "@/lib/domain/announcement/write/send";
import { applyRetention } from "@/lib/domain/notification/write/apply-retention";
import { expireNotifications } from "@/lib/domain/notification/write/expire";
import { purgeTombstones } from "@/lib/domain/notification/write/purge-tombstones";
import { wakeSnoozed } from "@/lib/domain/notification/write/wake-snoozed";
import { sweepMutes } from "@/lib/domain/preference/write/sweep-mutes";
import { expireBookings } from "@/lib/domain/booking/write/expire";
import { sendRefunds } from "@/lib/domain/payment/write/send-refunds";
import { sweepTokens } from "@/lib/domain/user/write/sweep-tokens";
import { sweepIdempotencyKeys } from "@/lib/http/idempotency";

interface Job {
  name: string;
  everyMs: number;
  run: () => Promise<unknown>;
  /** Only tidies up: nobody would notification when it ran. */
  isSweep?: true;
}

/**
 * Every timed effect. Each is a conditional change that any number of nodes may run at any time and that catches up
 * after an outage (data.md I12); none needs a leader.
 */
const jobs: Job[] = [
  { name: "reminders", everyMs: 1000, run: () => untilDone(() => sendReminders()) },
  { name: "overdue", everyMs: 1000, run: () => untilDone(() => expireBookings()) },
  { name: "verifiers", everyMs: 1000, run: remindVerifiers },
  { name: "snoozed", everyMs: 1000, run: wakeSnoozed },
  { name: "expired notifications", everyMs: 1000, run: () => untilDone(expireNotifications) },
  { name: "announcements", everyMs: 1000, run: () => untilDone(sendAnnouncements) },
  { name: "charges", everyMs: 5000, run: recoverBookings },
  { name: "refunds", everyMs: 2000, run: sendRefunds },
  { name: "sweep bookings", everyMs: 600_000, isSweep: true, run: sweepBookings },
  { name: "retire notifications", everyMs: 600_000, run: () => untilDone(applyRetention) },
  {
    name: "sweep notifications",
    everyMs: 600_000,
    isSweep: true,
    run: () => untilDone(purgeTombstones),
  },
  { name: "sweep mutes", everyMs: 600_000, isSweep: true, run: sweepMutes },
  { name: "sweep tokens", everyMs: 600_000, isSweep: true, run: sweepTokens },
  {
    name: "sweep login failures",
    everyMs: 600_000,
    isSweep: true,
    run: async () => sweepLoginFailures(),
  },
  { name: "sweep idempotency keys", everyMs: 600_000, isSweep: true, run: sweepIdempotencyKeys },
];
const TICK_MS = 1000;
const MAX_ROUNDS = 50;

/** Starts the jobs of this node. Returns how to stop them, after the one that is running. */
export function startJobs(): { stop: () => Promise<void> } {
  const lastRun = new Map<string, number>();
  let running = Promise.resolve();
  let isRunning = false;
  const tick = async () => {
    vitals.lastTickAt = performance.now();
    for (const job of jobs) {
      if (performance.now() - (lastRun.get(job.name) ?? -Infinity) < job.everyMs - TICK_MS / 2)
        continue;
      lastRun.set(job.name, performance.now());
      await job
        .run()
        .catch((error: unknown) =>
          log().error({ err: error, job: job.name }, "a job failed and will run again"),
        );
    }
  };
  const timer = setInterval(() => {
    if (isRunning) return;
    isRunning = true;
    running = tick().finally(() => {
      isRunning = false;
    });
  }, TICK_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return running;
    },
  };
}

/** Runs what is due now, for tests that have moved the clock; done only when the sweeps that are under way are done too. */
export async function runDueJobs(): Promise<void> {
  await untilDone(() => sendReminders({ waits: true }));
  await untilDone(() => expireBookings({ waits: true }));
  for (const job of jobs.filter((one) => !one.isSweep)) await job.run();
}

async function untilDone(run: () => Promise<number>): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS && (await run()) > 0; round += 1);
}
