import type { NotificationRow } from "@/lib/domain/notification/table";
import { catalogue } from "@/lib/event/catalogue";
import { categories } from "@/lib/event/event";
import type { ConnectionData } from "./connection";

/** The categories and events behind each topic of the parking protocol. */
const topics: Record<string, string[]> = {
  reservation: ["booking", "reminder"],
  parking_lot: ["lot_availability", "new_parking_lot"],
};
const known = new Set<string>([
  "*",
  ...Object.keys(topics),
  ...categories,
  ...Object.keys(catalogue),
]);

type Subscription = Pick<ConnectionData, "subscribed" | "unsubscribed">;
interface Outcome {
  /** What the connection is subscribed to now. */
  notification_types: string[];
  /** Names that are no event, category or topic. */
  ignored: string[];
}

/** Replaces what a connection is subscribed to. */
export function subscribe(data: Subscription, names: string[]): Outcome {
  const accepted = names.filter((name) => known.has(name));
  data.subscribed = new Set(accepted);
  data.unsubscribed = new Set();
  return { notification_types: accepted, ignored: unknown(names) };
}

export function unsubscribe(data: Subscription, names: string[]): Outcome {
  const { subscribed } = data;
  const accepted = names.filter((name) => known.has(name));
  const isEverything = subscribed === null || subscribed.has("*");
  if (accepted.includes("*")) data.subscribed = new Set();
  else if (isEverything) for (const name of accepted) data.unsubscribed.add(name);
  else data.subscribed = new Set([...subscribed].filter((name) => !accepted.includes(name)));
  return { notification_types: [...(data.subscribed ?? ["*"])], ignored: unknown(names) };
}

/** Whether a notification is pushed to a connection. It is stored and counted in any case. */
export function wants(
  { subscribed, unsubscribed }: Subscription,
  row: Pick<NotificationRow, "event_type" | "category">,
): boolean {
  if (matches(unsubscribed, row)) return false;
  return !subscribed || subscribed.has("*") || matches(subscribed, row);
}

const matches = (
  names: ReadonlySet<string>,
  { event_type, category }: Pick<NotificationRow, "event_type" | "category">,
): boolean =>
  [...names]
    .flatMap((name) => [name, ...(topics[name] ?? [])])
    .some((name) => name === event_type || name === category);

const unknown = (names: string[]) => names.filter((name) => !known.has(name));
