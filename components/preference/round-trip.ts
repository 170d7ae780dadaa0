interface Messages {
  get: () => { messages: readonly { id: string }[] };
  subscribe: (listener: () => void) => () => void;
}
const PATIENCE_MS = 5000;

/**
 * Milliseconds from sending a sample to its arrival over the live connection, null when it does not come.
 * The notification may well overtake the answer that names it.
 */
export async function measureRoundTrip(
  store: Messages,
  send: () => Promise<readonly string[]>,
  now: () => number,
  patienceMs = PATIENCE_MS,
): Promise<number | null> {
  const arrivals = new Map<string, number>();
  const from = now();
  const note = () => {
    for (const { id } of store.get().messages) if (!arrivals.has(id)) arrivals.set(id, now());
  };
  let look = () => {};
  const stop = store.subscribe(() => {
    note();
    look();
  });
  try {
    const wanted = await send();
    const arrival = () => wanted.map((id) => arrivals.get(id)).find((at) => at !== undefined);
    const at =
      arrival() ??
      (await new Promise<number | null>((resolve) => {
        const timer = setTimeout(() => resolve(null), patienceMs);
        look = () => {
          const found = arrival();
          if (found === undefined) return;
          clearTimeout(timer);
          resolve(found);
        };
      }));
    return at === null ? null : Math.max(1, Math.round(at - from));
  } finally {
    stop();
  }
}
