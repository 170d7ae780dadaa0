const TICK_MS = 1000;
/** A longer difference between the device's two clocks means that it slept. */
const MAX_GAP_MS = 2000;

/**
 * Calls `listener` when the page is shown again and when the device has slept: its monotonic clock,
 * by which the page counts, may have stood still.
 */
export function onWake(listener: () => void, signal: AbortSignal): void {
  const gap = () => Date.now() - performance.now();
  let before = gap();
  const timer = setInterval(() => {
    const now = gap();
    if (Math.abs(now - before) > MAX_GAP_MS) listener();
    before = now;
  }, TICK_MS);
  signal.addEventListener("abort", () => clearInterval(timer));
  const onShown = () => {
    if (document.visibilityState === "visible") listener();
  };
  document.addEventListener("visibilitychange", onShown, { signal });
  window.addEventListener("pageshow", onShown, { signal });
}
