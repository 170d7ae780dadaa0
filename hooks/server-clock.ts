/**
 * The server's time in the browser. The device's wall clock is never relied on, because it may be
 * wrong or be changed; `performance.now()` is monotonic. The page brings the first time with it,
 * and each answer and frame of the server corrects it.
 */
interface Sample {
  /** The server's time minus this page's, in milliseconds; exact to half a round trip. */
  offset: number;
  /** Duration of the round trip in milliseconds. */
  rtt: number;
}
const MAX_SAMPLES = 3;
/** Offsets that differ by this much more than their inaccuracy mean that the clock jumped. */
const JUMP_MS = 300;
let samples: Sample[] = [];
const listeners = new Set<() => void>();

const monotonicNow = () => performance.timeOrigin + performance.now();
/** The sample with the shortest round trip; null without any. */
const bestSample = () =>
  samples.reduce<Sample | null>(
    (best, sample) => (best === null || sample.rtt < best.rtt ? sample : best),
    null,
  );

/** The server's current time in milliseconds since 1970. */
export function serverNow(): number {
  return monotonicNow() + (bestSample()?.offset ?? 0);
}

/**
 * Takes the time that came with the page. The server wrote it between the request of the page and
 * the first byte of the answer. Where the page is rendered, it is the time of this rendering.
 */
export function startServerClock(iso: string): void {
  const time = Date.parse(iso);
  if (typeof window === "undefined") {
    samples = [{ offset: time - monotonicNow(), rtt: 0 }];
    return;
  }
  const [page] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  if (samples.length > 0 || !page) return;
  const { requestStart, responseStart } = page;
  const writtenAt = performance.timeOrigin + (requestStart + responseStart) / 2;
  samples = [{ offset: time - writtenAt, rtt: responseStart - requestStart }];
}

/**
 * Takes a `server_time` that just arrived. `rttMs` is the duration of its request, or null for an
 * unsolicited frame: the server sends one when its clock was moved, so older samples are dropped.
 */
export function learnServerTime(iso: string, rttMs: number | null): void {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return;
  const rtt = rttMs ?? 0;
  const sample = { offset: time + rtt / 2 - monotonicNow(), rtt };
  const known = bestSample();
  const hasJumped =
    known !== null &&
    Math.abs(sample.offset - known.offset) > (sample.rtt + known.rtt) / 2 + JUMP_MS;
  samples =
    rttMs === null || hasJumped
      ? [sample]
      : [...samples, sample].sort((a, b) => a.rtt - b.rtt).slice(0, MAX_SAMPLES);
  if (rttMs === null || hasJumped || known === null) for (const listener of listeners) listener();
}

/** Calls back when the known time jumped, so that a running clock is redrawn immediately. */
export function onClockJump(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
