import { afterCommit, onTransaction } from "@/lib/core/db";
import { SECOND_MS } from "@/lib/core/duration";
import { env } from "@/lib/core/env";
import { groupBy } from "@/lib/core/group";
import { startJobRunner } from "@/lib/core/job-runner";
import { currentRequest } from "@/lib/core/request";
import { singleton } from "@/lib/core/singleton";
import { storeEvents } from "@/lib/event/emit";
import { lanes, type Lane } from "@/lib/event/table";
import { LaneRunner } from "./lane-runner";
import { listBusyLanes, nextDispatch } from "./outbox";

const SWEEP_MS = SECOND_MS;

interface Dispatcher {
  runners: Record<Lane, LaneRunner>;
  /** Whether every transaction returns only after its events were dispatched. */
  isAwaited: boolean;
}

/** The one dispatcher of this process; another node's may dispatch its events as well. */
const dispatcher = singleton("delivery.dispatcher", (): Dispatcher => ({
  runners: { acts: new LaneRunner("acts"), bulk: new LaneRunner("bulk") },
  isAwaited: false,
}));

/** Makes every transaction store the events that it emitted, and wake the dispatcher afterwards. */
export const startOutbox = () => onTransaction("delivery", { beforeCommit: storeAndWake });

async function storeAndWake(): Promise<void> {
  const emitted = await storeEvents();
  if (!emitted.length) return;
  const idsOf = groupBy(emitted, (event) => event.lane);
  afterCommit(async () => {
    const done = [...idsOf].map(([lane, its]) =>
      dispatcher.runners[lane].dispatch(its.map((event) => event.id)),
    );
    await within(waitingTime(), Promise.all(done));
  });
}

/**
 * How long an act waits until its own events were dispatched, so that whoever asks right after its
 * answer finds the notifications. A timed job has nobody who would ask.
 */
function waitingTime(): number {
  if (dispatcher.isAwaited) return Infinity;
  return currentRequest() ? env().DISPATCH_WAIT_MS : 0;
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  if (ms === Infinity) await work;
  else if (ms > 0) {
    // An aborted timer of node:timers/promises would make an error, with its stack, for each act.
    let timer: NodeJS.Timeout | undefined;
    const timeUp = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
    await Promise.race([work, timeUp]).finally(() => clearTimeout(timer));
  }
}

/** Lets every transaction during `work` return only after its events were dispatched. */
export async function awaitingDispatch<T>(work: () => Promise<T>): Promise<T> {
  const before = dispatcher.isAwaited;
  dispatcher.isAwaited = true;
  try {
    return await work();
  } finally {
    dispatcher.isAwaited = before;
  }
}

/** As `awaitingDispatch`, from now on until it is stopped; for tests. */
export const awaitDispatchAlways = (): void => void (dispatcher.isAwaited = true);
export const stopAwaitingDispatch = (): void => void (dispatcher.isAwaited = false);

/**
 * Starts to dispatch what no act of this process woke the dispatcher for: what a process left that
 * crashed, and what was set aside. Returns how to stop, after the running batch.
 */
export function startDispatcher(): { stop: () => Promise<void> } {
  const sweeper = startJobRunner([
    { name: "dispatch events", everyMs: SWEEP_MS, next: nextDispatch, run: sweep },
  ]);
  return {
    stop: async () => {
      await sweeper.stop();
      await Promise.all(lanes.map((lane) => dispatcher.runners[lane].stop()));
    },
  };
}

async function sweep(): Promise<void> {
  for (const lane of await listBusyLanes()) dispatcher.runners[lane].wake();
}
