import type { Notification as NotificationRow } from "@/lib/domain/notification/schema";

let navigate: (path: string) => void = (path) => window.location.assign(path);

/** Sets how a click on a desktop notification opens its page; before that it loads the page. */
export function setDesktopNavigation(navigateInApp: (path: string) => void): void {
  navigate = navigateInApp;
}

/** Shows a system notification. A later one of the same group replaces the earlier one. */
export async function showDesktopNotification(row: NotificationRow): Promise<void> {
  if (typeof Notification === "undefined" || Notification.permission !== "granted") return;
  const options = { body: row.message, tag: row.group_key, icon: "/icon.svg" };
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  // Where there is a worker, a push of the same notification replaces this one.
  if (registration?.active) {
    const data = { id: row.id, url: row.action_url ?? "/notifications", actions: {} };
    return registration.showNotification(row.title, { ...options, data });
  }
  try {
    const notification = new Notification(row.title, options);
    notification.onclick = () => {
      window.focus();
      if (row.action_url) navigate(row.action_url);
      notification.close();
    };
  } catch {
    // Phones throw, because only a service worker may show notifications there.
  }
}
