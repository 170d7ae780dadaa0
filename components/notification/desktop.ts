import type { Notification as Notification } from "@/lib/domain/notification/schema";

let open: (path: string) => void = (path) => window.location.assign(path);

/** How a click on a desktop notification opens its page: inside this page while there is one. */
export function opensWith(navigate: (path: string) => void): void {
  open = navigate;
}

/** Shows a notification outside of the browser's window. A later one about the same matter takes the place of the earlier. */
export function showOnDesktop(row: Notification): void {
  if (typeof Notification === "undefined" || Notification.permission !== "granted") return;
  try {
    const shown = new Notification(row.title, {
      body: row.message,
      tag: row.group_key,
      icon: "/icon.svg",
    });
    shown.onclick = () => {
      window.focus();
      if (row.action_url) open(row.action_url);
      shown.close();
    };
  } catch {
    // Phones allow this to a service worker only.
  }
}
