/**
 * The server's time in the browser. The device's wall clock is never read: it may be wrong or be
 * changed, while `performance.now()` only runs on.
 */
interface Sample {
  offset: number;
  rtt: number;
}
const KEPT = 3;
let samples: Sample[] = [];
const listeners = new Set<() => void>();

const monotonic = () => performance.timeOrigin + performance.now();
const best = () =>
  samples.reduce<Sample | null>(
    (least, sample) => (least === null || sample.rtt < least.rtt ? sample : least),
    null,
  );

/** The server's present time in milliseconds since 1970. */
export function serverNow(): number {
  return monotonic() + (best()?.offset ?? 0);
}

/**
 * Takes in a `server_time` that just arrived. `rttMs` is how long its request took; null for a frame
 * nobody asked for, sent when the server's clock was moved: older samples mean nothing then.
 */
export function learnServerTime(iso: string, rttMs: number | null): void {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return;
  const rtt = rttMs ?? 0;
  const sample = { offset: time + rtt / 2 - monotonic(), rtt };
  const known = best();
  // Further apart than both errors explain: the server's clock, or this device's sleep, made a jump.
  const jumped =
    known !== null && Math.abs(sample.offset - known.offset) > (sample.rtt + known.rtt) / 2 + 300;
  samples =
    rttMs === null || jumped
      ? [sample]
      : [...samples, sample].sort((a, b) => a.rtt - b.rtt).slice(0, KEPT);
  if (rttMs === null || jumped || known === null) for (const listener of listeners) listener();
}

/** Tells when the known time made a jump, so that a ticking clock can look again at once. */
export function onClockJump(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
