"use client";
import { CheckCheck } from "lucide-react";
import { IconButton } from "@/components/ui/button";
import { useMarkAllRead, useUnreadCount } from "@/hooks/use-notification";
import { markableOf, notificationViews, type NotificationSearch } from "./notification-views";

/** Marks what the chosen list holds; where nobody can say that to the server, it is not offered. */
export function MarkAllButton({ search }: { search: NotificationSearch }) {
  const unread = useUnreadCount();
  const markAllRead = useMarkAllRead();
  const filters = markableOf(search);
  if (!filters) return null;
  const what = filters.notification_type
    ? ` ${notificationViews[search.view].label.toLowerCase()}`
    : "";
  return (
    <IconButton
      label={`Mark all${what}${filters.lot ? " of this lot" : ""} as read`}
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
