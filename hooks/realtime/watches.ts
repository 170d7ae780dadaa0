import type { Ack, LotChange } from "@/lib/realtime/protocol";

type Kind = "lot" | "booking";
type WatchMessage = "watch_booking" | `unwatch_${Kind}`;
export type LotAnswer = Ack<Omit<LotChange, "lot_id">>;
interface Sender {
  emit(event: WatchMessage, payload: Record<string, string>): unknown;
  emit(
    event: "watch_lot",
    payload: Record<string, string>,
    answer: (ack: LotAnswer) => void,
  ): unknown;
}
type OnLayout = (lotId: string, version: string) => void;

const watched = new Map<string, { kind: Kind; id: string; holders: number }>();
let connection: { sender: Sender; onLayout: OnLayout } | null = null;

const payloadOf = (kind: Kind, id: string) => ({ [`${kind}_id`]: id });

function subscribe(kind: Kind, id: string): void {
  if (!connection) return;
  const { sender, onLayout } = connection;
  const payload = payloadOf(kind, id);
  if (kind === "booking") sender.emit("watch_booking", payload);
  else sender.emit("watch_lot", payload, (ack) => ack.ok && onLayout(id, ack.layout_version));
}

/**
 * Subscribes to the changes of a lot or booking until the returned function is called. Several
 * holders share one subscription.
 */
export function watch(kind: Kind, id: string): () => void {
  const key = `${kind}:${id}`;
  const entry = watched.get(key) ?? { kind, id, holders: 0 };
  watched.set(key, entry);
  if (++entry.holders === 1) subscribe(kind, id);
  return () => {
    if (--entry.holders > 0) return;
    watched.delete(key);
    connection?.sender.emit(`unwatch_${kind}`, payloadOf(kind, id));
  };
}

/** Subscribes again after a connect. `onLayout` gets layouts that may have changed before. */
export function connectWatches(sender: Sender, onLayout: OnLayout): void {
  connection = { sender, onLayout };
  for (const { kind, id } of watched.values()) subscribe(kind, id);
}

export function disconnectWatches(): void {
  connection = null;
}

export const isWatched = (kind: Kind, id: string) => watched.has(`${kind}:${id}`);
