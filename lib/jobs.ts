import { sweepLoginFailures } from "@/lib/auth/login-throttle";
import { MINUTE_MS, SECOND_MS } from "@/lib/core/duration";
import { nextRemoval, removeFiles } from "@/lib/core/files/lifetime";
import { restAfter } from "@/lib/core/foreground";
import type { Job } from "@/lib/core/job";
import { startJobRunner } from "@/lib/core/job-runner";
import { vitals } from "@/lib/core/vitals";
import { nextAccountMail, sendAccountMails } from "@/lib/delivery/send-account-mails";
import { nextDelivery } from "@/lib/delivery/delivery-queue";
import { sendDue } from "@/lib/delivery/send-due";
import { senders } from "@/lib/delivery/senders";
import { sweepEvents } from "@/lib/delivery/sweep-events";
import {
  ANNOUNCEMENT_JOB,
  nextAnnouncement,
  sendAnnouncements,
} from "@/lib/domain/announcement/write/send";
import { sweepCaughtMessages } from "@/lib/domain/channel/write/sweep-caught-messages";
import { expireBookings, nextDeadline } from "@/lib/domain/booking/write/expire";
import { recoverBookings } from "@/lib/domain/booking/write/recover";
import { nextReminder, sendReminders } from "@/lib/domain/booking/write/remind";
import { nextVerification, remindVerifiers } from "@/lib/domain/booking/write/remind-verifiers";
import { sweepBookings } from "@/lib/domain/booking/write/sweep";
import { applyRetention } from "@/lib/domain/notification/write/apply-retention";
import { expireNotifications, nextExpiry } from "@/lib/domain/notification/write/expire";
import { purgeTombstones } from "@/lib/domain/notification/write/purge-tombstones";
import { nextWaking, wakeSnoozed } from "@/lib/domain/notification/write/wake-snoozed";
import { nextRecovery } from "@/lib/domain/payment/write/recover";
import { nextRefund, sendRefunds } from "@/lib/domain/payment/write/send-refunds";
import { sweepCharges } from "@/lib/domain/payment/write/sweep";
import { sweepMutes } from "@/lib/domain/preference/write/sweep-mutes";
import { sweepPushSubscriptions } from "@/lib/domain/push/write/sweep";
import { storeLastSeen } from "@/lib/domain/user/write/store-last-seen";
import { sweepSessions } from "@/lib/domain/user/write/sweep-sessions";
import { sweepTokens } from "@/lib/domain/user/write/sweep-tokens";
import { sweepIdempotencyKeys } from "@/lib/http/idempotency";

const MAX_BATCHES = 50;

/** In the background, so that thousands of recipients delay neither requests nor other jobs. */
const announcements: Job = {
  name: ANNOUNCEMENT_JOB,
  everyMs: SECOND_MS,
  next: nextAnnouncement,
  run: inBatches(inBackground(sendAnnouncements)),
};

/** On its own, so that no burst of notifications delays a link that somebody waits for. */
const accountMails: Job = {
  name: "send account mails",
  everyMs: SECOND_MS,
  next: nextAccountMail,
  run: inBatches(sendAccountMails),
};

/** One job a channel, each on its own, so that a slow provider delays nothing else. */
const sendMessages = (): Job[] => [
  ...senders().map((sender) => ({
    name: `send ${sender.channel}`,
    everyMs: SECOND_MS,
    next: () => nextDelivery(sender.channel),
    run: inBatches(() => sendDue(sender)),
  })),
  accountMails,
];

/** Jobs whose effect people see. */
const effects: Job[] = [
  {
    name: "send reminders",
    everyMs: SECOND_MS,
    next: nextReminder,
    run: inBatches(sendReminders),
  },
  {
    name: "expire bookings",
    everyMs: SECOND_MS,
    next: nextDeadline,
    run: inBatches(expireBookings),
  },
  { name: "remind verifiers", everyMs: SECOND_MS, next: nextVerification, run: remindVerifiers },
  { name: "wake snoozed notifications", everyMs: SECOND_MS, next: nextWaking, run: wakeSnoozed },
  {
    name: "expire notifications",
    everyMs: SECOND_MS,
    next: nextExpiry,
    run: inBatches(expireNotifications),
  },
  { name: "recover bookings", everyMs: 5 * SECOND_MS, next: nextRecovery, run: recoverBookings },
  { name: "send refunds", everyMs: 2 * SECOND_MS, next: nextRefund, run: sendRefunds },
  {
    name: "remove files",
    everyMs: SECOND_MS,
    next: nextRemoval,
    run: inBatches(removeFiles),
  },
  { name: "apply retention", everyMs: 10 * MINUTE_MS, run: inBatches(applyRetention) },
];

/** Jobs for which nobody waits. */
const sweeps: Job[] = [
  { name: "store last use of sessions", everyMs: MINUTE_MS, run: storeLastSeen },
  { name: "sweep bookings", everyMs: 10 * MINUTE_MS, run: sweepBookings },
  { name: "purge tombstones", everyMs: 10 * MINUTE_MS, run: inBatches(purgeTombstones) },
  { name: "sweep events", everyMs: MINUTE_MS, run: inBatches(sweepEvents, 20) },
  { name: "sweep caught messages", everyMs: 10 * MINUTE_MS, run: sweepCaughtMessages },
  { name: "sweep mutes", everyMs: 10 * MINUTE_MS, run: sweepMutes },
  { name: "sweep push subscriptions", everyMs: 10 * MINUTE_MS, run: sweepPushSubscriptions },
  { name: "sweep charges", everyMs: 10 * MINUTE_MS, run: inBatches(sweepCharges) },
  { name: "sweep sessions", everyMs: 10 * MINUTE_MS, run: inBatches(sweepSessions) },
  { name: "sweep tokens", everyMs: 10 * MINUTE_MS, run: sweepTokens },
  { name: "sweep login failures", everyMs: 10 * MINUTE_MS, run: sweepLoginFailures },
  { name: "sweep idempotency keys", everyMs: 10 * MINUTE_MS, run: sweepIdempotencyKeys },
];

/**
 * Every effect that happens by time. Each job is a conditional change that any number of nodes may
 * run at any time and that catches up after an outage, so none needs a leader (docs/data.md I12).
 */
export const jobs: readonly Job[] = [...effects, announcements, ...sweeps];

export function startJobs(): { stop: () => Promise<void> } {
  const noteRound = () => {
    vitals.lastTickAt = performance.now();
  };
  noteRound();
  const runners = [
    startJobRunner([...effects, ...sweeps], noteRound),
    startJobRunner([announcements]),
    ...sendMessages().map((job) => startJobRunner([job])),
  ];
  return {
    stop: async () => {
      await Promise.all(runners.map((runner) => runner.stop()));
    },
  };
}

/**
 * Runs what is due, for tests that have moved the clock. Waits for rows that a timed job of this or
 * another node has locked, so that the work of that job is done as well.
 */
export async function runDueJobs(): Promise<void> {
  await inBatches(() => sendReminders({ waitsForLocks: true }))();
  await inBatches(() => expireBookings({ waitsForLocks: true }))();
  for (const job of [...effects, announcements, ...sendMessages()]) await job.run();
}

/** Repeats a job until nothing is due. `run` handles one batch and returns how many were due. */
function inBatches(run: () => Promise<number>, most = MAX_BATCHES): Job["run"] {
  return async (stopping) => {
    for (let batch = 0; batch < most && !stopping?.aborted; batch += 1)
      if ((await run()) === 0) return;
  };
}

/** Rests after each batch, so that it takes no time from requests. */
function inBackground(run: () => Promise<number>): () => Promise<number> {
  return async () => {
    const began = performance.now();
    const count = await run();
    await restAfter(performance.now() - began);
    return count;
  };
}
