import { claimOnce } from "@/hooks/realtime/cross-tab-claims";
import { liveStore } from "@/hooks/realtime/live-store";
import { RecentKeys } from "@/hooks/realtime/recent-keys";
import { currentAlertTurn } from "@/hooks/realtime/tab-leader";
import type { FeedPosition, MissedSummary, Toaster } from "@/hooks/realtime/toaster";
import { isWatched } from "@/hooks/realtime/watches";
import { wait } from "@/hooks/wait";
import type { Notification } from "@/lib/domain/notification/schema";
import { definitionOf } from "@/lib/event/catalogue";
import type { ToastOptions } from "@/lib/realtime/protocol";
import { chime } from "./chime";
import { showDesktopNotification } from "./desktop-notification";
import { notify } from "./notify";

const LEADER_DELAY_MS = 250;
const MAX_LINKS = 2;
const shown = new RecentKeys();

/** Shows live notifications in one tab of this browser: the focused one, otherwise the leader. */
export const liveToaster: Toaster = {
  show: (userId, row, options) => void show(userId, row, options),
  showSummary: (position, missed) => void showSummary(position, missed),
  dismiss(id) {
    const row = liveStore.get().messages.find((message) => message.id === id);
    if (row) notify.dismiss(row.dedupe_key);
  },
};

async function show(userId: string, row: Notification, options: ToastOptions): Promise<void> {
  // The server sends no toast for a snoozed row, so `snoozed_until` means that a snooze has ended.
  // A returned row is shown again, under a key of its own.
  const returned = row.snoozed_until ? `:woke:${row.snoozed_until}` : "";
  if (!options.show || !shown.add(row.id + returned)) return;
  const turn = currentAlertTurn();
  if (!(await takeTurn(turn, `${userId}:${row.dedupe_key}${returned}`))) return;
  if (options.sound) chime();
  // When the leader shows it, no tab has focus.
  if (options.desktop && turn === "later") showDesktopNotification(row);
  const local = row.snoozed_until ? undefined : localTextOf(row);
  if (local) showLocalText(row, local, options);
  else showNotificationToast(row, options);
}

/** Waits for this tab's turn; false when the tab must not alert or another one was first. */
async function takeTurn(turn: ReturnType<typeof currentAlertTurn>, key: string): Promise<boolean> {
  if (turn === "never") return false;
  if (turn === "later") await wait(LEADER_DELAY_MS);
  return claimOnce(key);
}

type LocalText = NonNullable<NonNullable<ReturnType<typeof definitionOf>>["local"]>;

/** The text of the local countdown, while this page counts down the notification's booking. */
function localTextOf(row: Notification): LocalText | undefined {
  const bookingId = row.data.booking_id;
  return typeof bookingId === "string" && isWatched("booking", bookingId)
    ? definitionOf(row.event_type)?.local
    : undefined;
}

const showLocalText = (row: Notification, local: LocalText, { vibrate }: ToastOptions) =>
  notify.show(local.level, local.toast, {
    title: local.title,
    key: row.dedupe_key,
    urgent: true,
    vibrate,
  });

const showNotificationToast = (row: Notification, { sticky, vibrate }: ToastOptions) =>
  notify.show(row.level, row.message, {
    title: row.title,
    key: row.dedupe_key,
    sticky,
    urgent: row.priority === "HIGH",
    vibrate,
    actions: openLinksOf(row),
    href: row.action_url ?? undefined,
  });

const openLinksOf = (row: Notification) =>
  row.actions
    .flatMap(({ kind, href, label, state }) =>
      kind === "link" && href && state === "open" ? [{ label, href }] : [],
    )
    .slice(0, MAX_LINKS);

async function showSummary(
  { userId, lastSeq }: FeedPosition,
  { count, actionRequired, rows }: MissedSummary,
): Promise<void> {
  for (const row of rows) shown.add(row.id);
  if (!(await takeTurn(currentAlertTurn(), `${userId}:away:${lastSeq}`))) return;
  notify.info(`While you were away: ${count} updates, ${actionRequired} need you`, {
    key: "away",
    actions: [{ label: "See all", href: "/notifications" }],
  });
}
