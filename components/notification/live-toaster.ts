import { claimOnce } from "@/hooks/realtime/cross-tab-claims";
import { liveStore } from "@/hooks/realtime/live-store";
import { RecentKeys } from "@/hooks/realtime/recent-keys";
import { isShownInPlace } from "@/hooks/realtime/shown-in-place";
import { currentAlertTurn } from "@/hooks/realtime/tab-leader";
import type { FeedPosition, MissedSummary, Toaster } from "@/hooks/realtime/toaster";
import { isWatched } from "@/hooks/realtime/watches";
import { wait } from "@/hooks/wait";
import type { Notification } from "@/lib/domain/notification/schema";
import { clientEvents, type ClientEvent } from "@/lib/event/client";
import { WARN_BEFORE_END_MINUTES } from "@/lib/event/reminder-times";
import type { ToastOptions } from "@/lib/realtime/protocol";
import { chime } from "./chime";
import { showDesktopNotification } from "./desktop-notification";
import { extendOptions } from "./extend-action";
import { messageOf, titleOf } from "./notification-styles";
import { notify } from "./notify";

/** How long the leader waits, so that a focused tab shows the notification first. */
const LEADER_DELAY_MS = 250;
const MAX_LINKS = 2;
/** The notifications that this tab has been asked to show. */
const handledKeys = new RecentKeys();

/** Failures that the form of the act shows as well. */
const hasForm: ReadonlySet<string> = new Set(["payment_failed"]);

/** A toast in a tab that is being left would be lost, so that another tab has to show it. */
const LEAVING_MS = 3000;
let leavingUntil = 0;
if (typeof addEventListener === "function")
  addEventListener("beforeunload", () => {
    leavingUntil = performance.now() + LEAVING_MS;
  });

/** Shows live notifications in one tab of this browser: the focused one, otherwise the leader. */
export const liveToaster: Toaster = {
  show: (userId, row, options) => void showOnce(userId, row, options),
  showSummary: (position, missed) => void showSummary(position, missed),
  dismiss(id) {
    const row = liveStore.get().messages.find((message) => message.id === id);
    if (row) notify.dismiss(row.dedupe_key);
  },
};

async function showOnce(userId: string, row: Notification, options: ToastOptions): Promise<void> {
  // The server asks for a toast of a row with `snoozed_until` only when the snooze has ended. The
  // row was shown before the snooze; the suffix makes its keys new, so that it is shown once more.
  const snoozeSuffix = row.snoozed_until ? `:woke:${row.snoozed_until}` : "";
  if (!options.show || !handledKeys.add(row.id + snoozeSuffix)) return;
  const turn = currentAlertTurn();
  if (!(await takeTurn(turn, `${userId}:${row.dedupe_key}${snoozeSuffix}`))) return;
  if (hasForm.has(row.event_type) && (await isShownInPlace(row.id))) return;
  if (options.sound) chime();
  // When the leader shows it, no tab has focus.
  if (options.desktop && turn === "later") void showDesktopNotification(row);
  const localText = row.snoozed_until ? undefined : localTextOf(row);
  if (localText) await showLocalText(row, localText, options);
  else await showNotificationToast(row, options);
}

/** Waits for this tab's turn. False when the tab must not alert, or another tab has taken `key`. */
async function takeTurn(turn: ReturnType<typeof currentAlertTurn>, key: string): Promise<boolean> {
  if (turn === "never") return false;
  if (turn === "later") await wait(LEADER_DELAY_MS);
  return performance.now() >= leavingUntil && claimOnce(key);
}

type LocalText = NonNullable<ClientEvent["local"]>;

/**
 * The text that replaces the notification's own while this page counts down its booking; undefined
 * otherwise.
 */
function localTextOf(row: Notification): LocalText | undefined {
  const bookingId = row.data.booking_id;
  const isOther = (row.data.lead_minutes ?? WARN_BEFORE_END_MINUTES) !== WARN_BEFORE_END_MINUTES;
  return typeof bookingId === "string" && isWatched("booking", bookingId) && !isOther
    ? clientEvents.get(row.event_type)?.local
    : undefined;
}

async function showLocalText(row: Notification, local: LocalText, { vibrate }: ToastOptions) {
  notify.show(local.level, local.toast, {
    title: local.title,
    key: row.dedupe_key,
    urgent: true,
    vibrate,
    ...(await extensionOf(row)),
  });
}

async function showNotificationToast(row: Notification, { sticky, vibrate }: ToastOptions) {
  notify.show(row.level, messageOf(row), {
    title: titleOf(row),
    key: row.dedupe_key,
    sticky,
    urgent: row.priority === "HIGH",
    vibrate,
    actions: openLinksOf(row),
    href: row.action_url ?? undefined,
    ...(await extensionOf(row)),
  });
}

/** The button of a reminder whose booking can be extended. */
const extensionOf = async ({ actions, data }: Notification) =>
  actions.some(({ id, state }) => id === "extend" && state === "open") &&
  (await extendOptions(data.booking_id as string));

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
  for (const row of rows) handledKeys.add(row.id);
  if (!(await takeTurn(currentAlertTurn(), `${userId}:away:${lastSeq}`))) return;
  const asking = actionRequired === null ? "" : `, ${actionRequired} need you`;
  notify.info(`While you were away: ${count} updates${asking}`, {
    key: "away",
    actions: [{ label: "See all", href: "/notifications" }],
  });
}
