"use client";
import { ChipGroup } from "@/components/ui/chip";
import type { NotificationFilters } from "@/hooks/use-notification";

export const noticeViews = {
  all: { label: "All", filters: {} },
  unread: { label: "Unread", filters: { is_read: "false" } },
  bookings: { label: "Bookings", filters: { notification_types: "booking" } },
  payments: { label: "Payments", filters: { notification_types: "payment" } },
  reminders: { label: "Reminders", filters: { notification_types: "reminder" } },
} as const satisfies Record<string, { label: string; filters: NotificationFilters }>;
export type NoticeView = keyof typeof noticeViews;

export function FilterChips({ view, unread, onChange }: { view: NoticeView; unread: number; onChange: (view: NoticeView) => void }) {
  const options = Object.entries(noticeViews).map(([value, { label }]) => ({
    value: value as NoticeView, label, ...(value === "unread" && unread > 0 ? { count: unread } : {}),
  }));
  return <ChipGroup label="Show" value={view} options={options} onChange={onChange} />;
}
