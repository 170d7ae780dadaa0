import { useState } from "react";
import type { QueueItem } from "@/lib/domain/desk/schema";

type Deadlines = Record<string, string>;

const deadlineOf = (item: QueueItem) => (item.kind === "owner" ? null : item.booking.hold_until);

/**
 * What runs out first is on top, then what has waited longest. `known` are the deadlines by id of
 * rows that were decided meanwhile, which keep their places.
 */
export function inOrder(items: readonly QueueItem[], known: Deadlines): QueueItem[] {
  // "~" sorts after every date.
  const keyOf = (item: QueueItem) =>
    `${deadlineOf(item) ?? known[item.id] ?? "~"} ${item.asked_at}`;
  return [...items].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

/** The rows in their order, which no decision changes while the page is open. */
export function useQueueOrder(items: readonly QueueItem[]): QueueItem[] {
  const [known, setKnown] = useState<Deadlines>({});
  const fresh = items.flatMap((item) => {
    const deadline = deadlineOf(item);
    return deadline && known[item.id] !== deadline ? [[item.id, deadline] as const] : [];
  });
  if (fresh.length) setKnown({ ...known, ...Object.fromEntries(fresh) });
  return inOrder(items, known);
}
