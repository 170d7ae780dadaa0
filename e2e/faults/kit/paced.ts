import { sleep } from "../../fixtures/sleep";
import type { Call, Sender } from "./sender";

const DRAIN_MS = 4000;
/** How late the last notification may be. */
const SETTLE_MS = 300;

/** The percentile (0 … 1). Infinity when there are no values. */
export function percentile(values: number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Infinity;
}
export const median = (values: number[]): number => percentile(values, 0.5);

/** Knows when each numbered message arrived. Message texts end with "#" and the number. */
export class Arrivals {
  readonly #times = new Map<number, number>();
  #next = 1;

  readonly take = (text: string): void => {
    const mark = text.indexOf("#");
    if (mark >= 0) this.#times.set(Number(text.slice(mark + 1, mark + 9)), performance.now());
  };
  /** A message that nobody has sent yet. */
  create(): { id: number; message: string } {
    const id = this.#next++;
    return { id, message: `Your booking is confirmed #${String(id).padStart(8, "0")}` };
  }
  at(id: number): number | undefined {
    return this.#times.get(id);
  }
}

export interface Pace {
  perSecond: number;
  seconds: number;
}

/**
 * Sends at a fixed rate (an open loop), so that a queue becomes visible. Resolves when all
 * were answered, or four seconds after the last one was sent.
 */
export async function openLoop(
  { perSecond, seconds }: Pace,
  send: (index: number) => Promise<void>,
): Promise<void> {
  const open: Promise<void>[] = [];
  const began = performance.now();
  while (open.length < perSecond * seconds) {
    const due = ((performance.now() - began) * perSecond) / 1000;
    while (open.length <= due && open.length < perSecond * seconds) open.push(send(open.length));
    await sleep(1);
  }
  await Promise.race([Promise.all(open), sleep(DRAIN_MS)]);
  await sleep(SETTLE_MS);
}

export interface PacedRun {
  /** From sending the request to receiving the notification; Infinity for a lost one. */
  times: number[];
  lost: number;
  /** Requests that were not answered with 201. */
  failed: number;
}

/** Sends notifications at a rate. `callFor` is the request that sends a message. */
export async function paced(
  sender: Sender,
  arrivals: Arrivals,
  { callFor, ...pace }: Pace & { callFor: (message: string) => Call },
): Promise<PacedRun> {
  const sent: { id: number; at: number }[] = [];
  let accepted = 0;
  await openLoop(pace, async () => {
    const { id, message } = arrivals.create();
    sent.push({ id, at: performance.now() });
    if ((await sender.send(callFor(message))).status === 201) accepted += 1;
  });
  const times = sent.map(({ id, at }) => (arrivals.at(id) ?? Infinity) - at);
  return {
    times,
    lost: times.filter((time) => time === Infinity).length,
    failed: sent.length - accepted,
  };
}
