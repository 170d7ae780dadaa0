/** The part of the live store that is used here. */
interface Messages {
  get: () => { messages: readonly { id: string }[] };
  subscribe: (listener: () => void) => () => void;
}
const TIMEOUT_MS = 5000;

/**
 * Milliseconds from sending a notification until it arrives over the live connection; null after
 * the timeout. `send` resolves to the ids of what it sent; they may arrive before it resolves.
 */
export async function measureDeliveryLatency(
  store: Messages,
  send: () => Promise<readonly string[]>,
  now: () => number,
  timeoutMs = TIMEOUT_MS,
): Promise<number | null> {
  const arrivals = new Map<string, number>();
  const sentAt = now();
  let onArrival = () => {};
  const stop = store.subscribe(() => {
    for (const { id } of store.get().messages) if (!arrivals.has(id)) arrivals.set(id, now());
    onArrival();
  });
  try {
    const ids = await send();
    const arrival = () => ids.map((id) => arrivals.get(id)).find((at) => at !== undefined);
    const arrivedAt =
      arrival() ??
      (await new Promise<number | null>((resolve) => {
        const timer = setTimeout(() => resolve(null), timeoutMs);
        onArrival = () => {
          const at = arrival();
          if (at === undefined) return;
          clearTimeout(timer);
          resolve(at);
        };
      }));
    return arrivedAt === null ? null : Math.max(1, Math.round(arrivedAt - sentAt));
  } finally {
    stop();
  }
}
