import type { Call, Sender } from "../../e2e/faults/kit/sender";

export interface ClosedRun {
  perSecond: number;
  /** Waiting times in milliseconds. */
  times: number[];
  count: number;
}

/**
 * `clients` clients, each of which sends its next request when the last one was answered, for so
 * many seconds or as long as there are calls. Throws at an answer with another status.
 */
export async function closedLoop(
  sender: Sender,
  next: () => Call | undefined,
  { clients, seconds, status }: { clients: number; seconds: number; status: number },
): Promise<ClosedRun> {
  const times: number[] = [];
  const began = performance.now();
  const worker = async () => {
    while (performance.now() < began + seconds * 1000) {
      const call = next();
      if (!call) return;
      const sent = performance.now();
      const answer = await sender.send(call);
      times.push(performance.now() - sent);
      if (answer.status !== status) throw new Error(`${answer.status} ${answer.text}`);
    }
  };
  await Promise.all(Array.from({ length: clients }, worker));
  const tookSeconds = (performance.now() - began) / 1000;
  return { perSecond: times.length / tookSeconds, times, count: times.length };
}
