"use client";
import { CheckCheck } from "lucide-react";
import { IconButton } from "@/components/ui/button";
import { useMarkAllRead, useUnreadCount } from "@/hooks/use-notification";

export function MarkAllButton() {
  const unread = useUnreadCount();
  const markAllRead = useMarkAllRead();
  return (
    <IconButton label="Mark all as read" disabled={unread === 0} className="disabled:opacity-35" onClick={markAllRead}>
      <CheckCheck size={20} aria-hidden />
    </IconButton>
  );
}
