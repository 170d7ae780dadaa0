import type { Notification as NotificationRow } from "@/lib/domain/notification/schema";

let navigate: (path: string) => void = (path) => window.location.assign(path);

/** Sets how a click on a desktop notification opens its page; before that it loads the page. */
export function setDesktopNavigation(navigateInApp: (path: string) => void): void {
  navigate = navigateInApp;
}

/** Shows a system notification. A later one of the same group replaces the earlier one. */
export function showDesktopNotification(row: NotificationRow): void {
  if (typeof Notification === "undefined" || Notification.permission !== "granted") return;
  try {
    const notification = new Notification(row.title, {
      body: row.message,
      tag: row.group_key,
      icon: "/icon.svg",
    });
    notification.onclick = () => {
      window.focus();
      if (row.action_url) navigate(row.action_url);
      notification.close();
    };
  } catch {
    // Phones throw, because only a service worker may show notifications there.
  }
}
