import { personOfDevice } from "./person";
import { worker } from "./scope";

/** What lib/delivery/channels/push.ts sends. */
interface PushPayload {
  notification: {
    title: string;
    body: string;
    lang: string;
    tag: string;
    timestamp: number;
    actions: { action: string; title: string }[];
  };
  app_badge: number;
  parkmate: {
    id: string;
    /** Whom it is for. */
    person: string;
    event: string;
    url: string;
    actions: Record<string, string>;
    urgent: boolean;
    /** It corrects what is shown, and calls nobody. */
    silent: boolean;
  };
}

/** What a notification carries for its click. */
export type ShownData = Pick<PushPayload["parkmate"], "id" | "url" | "actions">;

/**
 * Safari withdraws the permission when a push shows nothing. Other browsers allow that while a page
 * is open.
 */
const mustAlwaysShow = /AppleWebKit(?!.*Chrom)/.test(navigator.userAgent);

/** Shows a push, unless the person is looking at Parkmate, which shows it itself. */
export async function showPush(data: PushMessageData | null): Promise<void> {
  const payload = data?.json() as PushPayload | undefined;
  // Somebody else may use this browser now.
  if (!payload || payload.parkmate.person !== (await personOfDevice())) return;
  const { notification, parkmate, app_badge } = payload;
  await worker.navigator.setAppBadge?.(app_badge).catch(() => undefined);
  const earlier = await worker.registration.getNotifications({ tag: notification.tag });
  const isTest = parkmate.event === "alert_test";
  if (!mustAlwaysShow && !isTest && (await isLookedAt()))
    return earlier.forEach((one) => one.close());
  await worker.registration.showNotification(notification.title, optionsOf(payload, earlier));
}

/** The same notification again is shown without a sound, as is a correction. */
function optionsOf({ notification, parkmate }: PushPayload, earlier: Notification[]) {
  const { id, url, actions, urgent } = parkmate;
  const isKnown = earlier.some((one) => (one.data as ShownData | null)?.id === id);
  const isSilent = parkmate.silent || isKnown;
  return {
    ...notification,
    icon: "/icons/192.png",
    badge: "/icons/badge.png",
    data: { id, url, actions } satisfies ShownData,
    silent: isSilent,
    renotify: earlier.length > 0 && !isSilent,
    requireInteraction: urgent && !isSilent,
  } as NotificationOptions;
}

async function isLookedAt(): Promise<boolean> {
  const pages = await worker.clients.matchAll({ type: "window" });
  return pages.some((page) => page.focused && page.visibilityState === "visible");
}
