"use client";
import { CheckCheck } from "lucide-react";
import { IconButton } from "@/components/ui/button";
import { useMarkAllRead, useUnreadCount } from "@/hooks/use-notification";
import { markableOf, notificationViews, type NotificationSearch } from "./notification-views";

/** Marks the current list as read. Hidden where the server cannot select that list. */
export function MarkAllButton({ search }: { search: NotificationSearch }) {
  const unread = useUnreadCount();
  const markAllRead = useMarkAllRead();
  const filters = markableOf(search);
  if (!filters) return null;
  const category = filters.notification_type
    ? ` ${notificationViews[search.view].label.toLowerCase()}`
    : "";
  return (
    <IconButton
      label={`Mark all${category}${filters.lot ? " of this lot" : ""} as read`}
      aria-disabled={unread === 0}
      className="aria-disabled:opacity-35"
      onClick={() => {
        if (unread > 0) markAllRead(filters);
      }}
    >
      <CheckCheck size={20} aria-hidden />
    </IconButton>
  );
}
