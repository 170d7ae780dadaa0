import type { MarkableFilters } from "@/hooks/use-notification";
import type { NotificationFilters } from "@/hooks/queries";

export const notificationViews = {
  all: { label: "All", filters: {} },
  unread: { label: "Unread", filters: { is_read: "false" } },
  bookings: { label: "Bookings", filters: { notification_types: "booking" } },
  payments: { label: "Payments", filters: { notification_types: "payment" } },
  reminders: { label: "Reminders", filters: { notification_types: "reminder" } },
  system: { label: "System", filters: { notification_types: "system" } },
  snoozed: { label: "Snoozed", filters: { snoozed: "true", ordering: "-created_at" } },
  archived: {
    label: "Archived",
    filters: { archived: "true", snoozed: "all", ordering: "-created_at" },
  },
} as const satisfies Record<string, { label: string; filters: NotificationFilters }>;
export type NotificationView = keyof typeof notificationViews;
export const viewNames = Object.keys(notificationViews) as NotificationView[];

/** The chosen view with its search and lot filter. */
export interface NotificationSearch {
  view: NotificationView;
  text: string;
  lot: string | null;
}
export const unfiltered: NotificationSearch = { view: "all", text: "", lot: null };

export const isUnreadFirst = ({ view }: NotificationSearch): boolean =>
  !("ordering" in notificationViews[view].filters);

export function filtersOf({ view, text, lot }: NotificationSearch): NotificationFilters {
  const search = text.trim();
  return { ...notificationViews[view].filters, ...(search && { search }), ...(lot && { lot }) };
}

/** The filters for "mark all as read", which knows category and lot; null for any other list. */
export function markableOf({ view, text, lot }: NotificationSearch): MarkableFilters | null {
  if (text.trim() || view === "snoozed" || view === "archived") return null;
  const { notification_types } = filtersOf({ view, text: "", lot: null });
  return {
    ...(notification_types && {
      notification_type: notification_types as MarkableFilters["notification_type"],
    }),
    ...(lot && { lot }),
  };
}
