import { claim } from "@/hooks/realtime/claims";
import { myTurn } from "@/hooks/realtime/leader";
import { liveStore } from "@/hooks/realtime/live-store";
import { RecentKeys } from "@/hooks/realtime/recent-keys";
import { isWatched } from "@/hooks/realtime/watches";
import type { Notification } from "@/lib/domain/notification/schema";
import { definitionOf } from "@/lib/event/catalogue";
import type { ToastOptions } from "@/lib/realtime/protocol";
import { chime } from "./chime";
import { showOnDesktop } from "./desktop";
import { notify } from "./notify";

const LEADER_WAITS_MS = 250;
const said = new RecentKeys();
export const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Raises a notification's toast in one tab of this browser, once: the tab in front at once, otherwise the leader when no other took it;
 * then no tab of ours has the person's eye, and the desktop may be told. One that slept comes back under a key of its own.
 * A page that counts this booking down says it in its own words (events.md, "local"), the row goes silently into the bell.
 */
export async function presentNotification(
  userId: string,
  row: Notification,
  toast: ToastOptions,
): Promise<void> {
  // The server announces nothing that sleeps: with such a time it has slept and is back.
  const woke = row.snoozed_until;
  const occasion = woke ? `:woke:${woke}` : "";
  if (!toast.show || !said.add(row.id + occasion)) return;
  const turn = myTurn();
  if (turn === "never") return;
  if (turn === "soon") await wait(LEADER_WAITS_MS);
  if (!(await claim(`${userId}:${row.dedupe_key}${occasion}`))) return;
  if (toast.sound) chime();
  if (toast.desktop && turn === "soon") showOnDesktop(row);
  const bookingId = row.data.booking_id;
  const local =
    !woke && typeof bookingId === "string" && isWatched("booking", bookingId)
      ? definitionOf(row.event_type)?.local
      : undefined;
  if (local)
    return notify.show(local.level, local.toast, {
      title: local.title,
      key: row.dedupe_key,
      urgent: true,
      vibrate: toast.vibrate,
    });
  notify.show(row.level, row.message, {
    title: row.title,
    key: row.dedupe_key,
    sticky: toast.sticky,
    urgent: row.priority === "HIGH",
    vibrate: toast.vibrate,
    actions: linksOf(row),
    href: row.action_url ?? undefined,
  });
}

/** It is settled, or was put away: its toast asks for nothing any more. */
export function takeBack(id: string): void {
  const row = liveStore.get().messages.find((message) => message.id === id);
  if (row) notify.dismiss(row.dedupe_key);
}

const linksOf = (row: Notification) =>
  row.actions
    .flatMap(({ kind, href, label, state }) =>
      kind === "link" && href && state === "open" ? [{ label, href }] : [],
    )
    .slice(0, 2);

/** "While you were away": one toast instead of one each. */
export async function presentMissed(
  { userId, lastSeq }: { userId: string; lastSeq: number | null },
  missed: number,
  needYou: number,
  rows: readonly Notification[] = [],
): Promise<void> {
  for (const row of rows) said.add(row.id);
  const turn = myTurn();
  if (turn === "never") return;
  if (turn === "soon") await wait(LEADER_WAITS_MS);
  if (!(await claim(`${userId}:away:${lastSeq}`))) return;
  notify.info(`While you were away: ${missed} updates, ${needYou} need you`, {
    key: "away",
    actions: [{ label: "See all", href: "/notifications" }],
  });
}
