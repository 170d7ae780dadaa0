import type { ShownData } from "./push";
import { worker } from "./scope";

/** A page that does not answer by then is not Parkmate's, or is still loading. */
const ANSWER_MS = 1000;

/** Brings the page of the notification to the front: in an open tab if there is one. */
export async function openFromNotification(event: NotificationEvent): Promise<void> {
  event.notification.close();
  const data = event.notification.data as ShownData | null;
  const url = data?.actions[event.action] ?? data?.url ?? "/notifications";
  const pages = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  const page = pages.find((one) => one.focused) ?? pages[0];
  if (!page) return void (await worker.clients.openWindow(url));
  // The browser allows it only soon after the click.
  const front = await page.focus().catch(() => page);
  if (await opensItself(front, url)) return;
  await front.navigate(url).catch(() => worker.clients.openWindow(url));
}

/** Whether the page goes there without being loaded anew (hooks/worker-messages.ts). */
const opensItself = (page: WindowClient, url: string): Promise<boolean> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(true);
    setTimeout(() => resolve(false), ANSWER_MS);
    page.postMessage({ type: "parkmate:open", url }, [port2]);
  });
