"use client";
import { Menu } from "@base-ui/react/menu";
import { Ellipsis, Mail, MailOpen, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { useDeleteNotification, useMarkRead, useMarkUnread } from "@/hooks/use-notification";
import type { Notification } from "@/lib/domain/notification/schema";

export function ItemMenu({ row }: { row: Notification }) {
  const markRead = useMarkRead(), markUnread = useMarkUnread(), remove = useDeleteNotification();
  const input = { params: { id: row.id } };
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger aria-label={`More for “${row.title}”`} className="relative -mt-2.5 inline-flex size-10 shrink-0 items-center justify-center rounded-control text-muted hover:bg-sunk hover:text-ink data-popup-open:bg-sunk pointer-coarse:size-11">
        <Ellipsis size={18} aria-hidden />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={4} className="z-[60]">
          <Menu.Popup className="min-w-44 rounded-control border border-line bg-card p-1 text-ink shadow-card outline-none">
            {row.is_read
              ? <Item icon={<Mail size={17} aria-hidden />} onClick={() => markUnread.mutate(input)}>Mark as unread</Item>
              : <Item icon={<MailOpen size={17} aria-hidden />} onClick={() => markRead.mutate(input)}>Mark as read</Item>}
            <Item icon={<Trash2 size={17} aria-hidden />} onClick={() => remove.mutate(input)}>Delete</Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Item({ icon, onClick, children }: { icon: ReactNode; onClick: () => void; children: ReactNode }) {
  return (
    <Menu.Item onClick={onClick} className="flex min-h-11 cursor-pointer items-center gap-2.5 rounded-[9px] px-3 text-[14.5px] outline-none data-highlighted:bg-sunk">
      <span className="text-muted">{icon}</span>{children}
    </Menu.Item>
  );
}
