import { setImmediate, setTimeout } from "node:timers/promises";
import { singleton } from "./singleton";

/** A part of background work waits no longer than this, so that it goes on under a steady load. */
const MAX_WAIT_MS = 10;
/** For so long after foreground work ended, more of it is expected. */
const RECENT_MS = 200;
/** While it is expected, background work rests for so many times as long as it worked. */
const REST = 3;
const MAX_REST_MS = 500;

interface Foreground {
  running: number;
  endedAt: number;
  /** Ends the wait of the part of background work that is next. */
  resume: (() => void) | null;
  /** Parts of background work go on one after the other. */
  lastTurn: Promise<void>;
}

const foreground = singleton("foreground", (): Foreground => ({
  running: 0,
  endedAt: -Infinity,
  resume: null,
  lastTurn: Promise.resolve(),
}));

/** Runs work for whose end somebody waits; background work gives way to it. */
export async function inForeground<T>(work: () => Promise<T>): Promise<T> {
  foreground.running += 1;
  try {
    return await work();
  } finally {
    foreground.running -= 1;
    foreground.endedAt = performance.now();
    if (!foreground.running) foreground.resume?.();
  }
}

/**
 * Between two parts of background work: lets other events be handled, and waits up to 10 ms until
 * nothing runs in the foreground.
 */
export function giveWay(): Promise<void> {
  foreground.lastTurn = foreground.lastTurn.then(waitForTurn);
  return foreground.lastTurn;
}

async function waitForTurn(): Promise<void> {
  await setImmediate();
  if (!foreground.running) return;
  const timer = new AbortController();
  const idle = new Promise<void>((resolve) => (foreground.resume = resolve));
  const timeUp = setTimeout(MAX_WAIT_MS, undefined, { signal: timer.signal });
  await Promise.race([idle, timeUp.catch(() => undefined)]);
  timer.abort();
  foreground.resume = null;
}

/**
 * After a batch of background work that took `ms`: rests for three times as long, at most half a
 * second, when the foreground was busy in the last 200 ms. Most of the processor is then free.
 */
export async function restAfter(ms: number): Promise<void> {
  const isBusy = foreground.running > 0 || performance.now() - foreground.endedAt < RECENT_MS;
  if (isBusy) await setTimeout(Math.min(REST * ms, MAX_REST_MS));
}
