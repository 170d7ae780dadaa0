"use client";
import { CheckCheck } from "lucide-react";
import { IconButton } from "@/components/ui/button";
import {
  useMarkAllRead,
  useMarkMany,
  useUnreadCount,
  type MarkableFilters,
} from "@/hooks/use-notification";
import { toastWithUndo } from "./undo-toast";
import { markableOf, notificationViews, type NotificationSearch } from "./notification-views";

/** Marks the current list as read. Hidden where the server cannot select that list. */
export function MarkAllButton({ search }: { search: NotificationSearch }) {
  const unread = useUnreadCount();
  const { markAll: markAllRead, isPending } = useMarkAllRead();
  const markMany = useMarkMany();
  const filters = markableOf(search);
  if (!filters) return null;
  async function markAll(chosen: MarkableFilters) {
    const notification_ids = await markAllRead(chosen);
    if (notification_ids.length > 0)
      await toastWithUndo(Promise.resolve(), {
        key: "mark-all-read",
        title: "Marked as read",
        text:
          notification_ids.length === 1
            ? "1 notification"
            : `${notification_ids.length} notifications`,
        undo: () => markMany.mutate({ body: { notification_ids, is_read: false } }),
      });
  }
  const category = filters.notification_type
    ? ` ${notificationViews[search.view].label.toLowerCase()}`
    : "";
  return (
    <IconButton
      label={`Mark all${category}${filters.lot ? " of this lot" : ""} as read`}
      aria-disabled={unread === 0}
      className="aria-disabled:opacity-35"
      onClick={() => {
        if (unread > 0 && !isPending) void markAll(filters).catch(() => undefined);
      }}
    >
      <CheckCheck size={20} aria-hidden />
    </IconButton>
  );
}
