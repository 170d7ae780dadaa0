import type { QueryClient } from "@tanstack/react-query";
import type { Notification } from "@/lib/domain/notification/schema";
import {
  knownCount,
  knownRows,
  patchRows,
  refreshCount,
  setUnread,
  upsertRow,
} from "./notification-cache";

interface Touched {
  before: Notification;
  after: Notification | undefined;
}
/** What an act did to this page before the server answered. */
export interface Done {
  rows: Touched[];
  unread: { before: number; after: number } | null;
}

/** Acts, and tells what came of it on this page. */
export function recorded(client: QueryClient, act: () => void): Done {
  const rows = knownRows(client),
    count = knownCount(client)?.unread_count;
  act();
  const now = knownRows(client);
  return {
    rows: [...rows.values()].flatMap((before) =>
      now.get(before.id) === before ? [] : [{ before, after: now.get(before.id) }],
    ),
    unread:
      count === undefined
        ? null
        : { before: count, after: knownCount(client)?.unread_count ?? count },
  };
}

/**
 * Takes back what an act changed, and nothing else: what was pushed meanwhile stays, and a row of which the server has
 * spoken since is already right. Only the server knows the badge's number for sure.
 */
export function takenBack(client: QueryClient, { rows, unread }: Done): void {
  const known = knownRows(client);
  for (const { before, after } of rows) {
    const now = known.get(before.id);
    if (!after && !now) upsertRow(client, before);
    else if (after && now && now.seq <= before.seq)
      patchRows(client, [before.id], undone(before, after, now));
  }
  if (unread && knownCount(client)?.unread_count === unread.after) setUnread(client, unread.before);
  refreshCount(client);
}

/** The values from before the act, where its own still stand. */
function undone(
  before: Notification,
  after: Notification,
  now: Notification,
): Partial<Notification> {
  const names = (Object.keys(after) as (keyof Notification)[]).filter(
    (name) => after[name] !== before[name] && now[name] === after[name],
  );
  return Object.fromEntries(names.map((name) => [name, before[name]]));
}
