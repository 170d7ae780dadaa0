import { setTimeout } from "node:timers/promises";
import { singleton } from "./singleton";

/** After foreground work has ended, more of it is expected for this time. */
const RECENT_MS = 200;
/** While it is expected, background work rests this many times as long as it worked. */
const REST = 3;
const MAX_REST_MS = 500;

const foreground = singleton("foreground", () => ({ running: 0, endedAt: -Infinity }));

/** Runs work for whose end somebody waits. */
export async function inForeground<T>(work: () => Promise<T>): Promise<T> {
  foreground.running += 1;
  try {
    return await work();
  } finally {
    foreground.running -= 1;
    foreground.endedAt = performance.now();
  }
}

/**
 * After a batch of background work that took `ms`: rests three times as long, at most half a
 * second, when this process had foreground work in the last 200 ms. Most of the processor and of
 * the database is then free for it.
 */
export async function restAfter(ms: number): Promise<void> {
  const isBusy = foreground.running > 0 || performance.now() - foreground.endedAt < RECENT_MS;
  if (isBusy) await setTimeout(Math.min(REST * ms, MAX_REST_MS));
}
