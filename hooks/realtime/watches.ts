type Kind = "lot" | "booking";
type WatchMessage = `${"watch" | "unwatch"}_${Kind}`;
interface Sender {
  emit(event: WatchMessage, payload: Record<string, string>): unknown;
}

const watched = new Map<string, { kind: Kind; id: string; holders: number }>();
let sender: Sender | null = null;

const payloadOf = (kind: Kind, id: string) => ({ [`${kind}_id`]: id });

/**
 * Subscribes to the changes of a lot or booking until the returned function is called. Several
 * holders share one subscription.
 */
export function watch(kind: Kind, id: string): () => void {
  const key = `${kind}:${id}`;
  const entry = watched.get(key) ?? { kind, id, holders: 0 };
  watched.set(key, entry);
  if (++entry.holders === 1) sender?.emit(`watch_${kind}` as const, payloadOf(kind, id));
  return () => {
    if (--entry.holders > 0) return;
    watched.delete(key);
    sender?.emit(`unwatch_${kind}`, payloadOf(kind, id));
  };
}

/** Subscribes again after a connect, because the server's rooms end with a connection. */
export function connectWatches(connected: Sender): void {
  sender = connected;
  for (const { kind, id } of watched.values())
    connected.emit(`watch_${kind}` as const, payloadOf(kind, id));
}

export function disconnectWatches(): void {
  sender = null;
}

export const isWatched = (kind: Kind, id: string) => watched.has(`${kind}:${id}`);
