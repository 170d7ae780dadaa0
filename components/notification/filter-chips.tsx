"use client";
import { ChipGroup } from "@/components/ui/chip";
import { notificationViews, viewNames, type NotificationView } from "./notification-views";

interface FilterChipsProps {
  view: NotificationView;
  unread: number;
  onChange: (view: NotificationView) => void;
  className?: string;
}

export function FilterChips({ view, unread, onChange, className = "" }: FilterChipsProps) {
  const options = viewNames.map((value) => ({
    value,
    label: notificationViews[value].label,
    ...(value === "unread" && unread > 0 ? { count: unread } : {}),
  }));
  return (
    <ChipGroup
      label="Show"
      value={view}
      options={options}
      onChange={onChange}
      className={className}
    />
  );
}
