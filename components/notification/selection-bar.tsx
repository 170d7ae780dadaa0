"use client";
import { clsx } from "clsx";
import { Archive, ArchiveRestore, Mail, MailOpen, Trash2, X } from "lucide-react";
import { useState, type ReactNode } from "react";
import { IconButton } from "@/components/ui/button";
import { useArchiveMany, useDeleteMany, useMarkMany, useUnarchive } from "@/hooks/use-notification";
import { ConfirmDelete } from "./confirm-delete";
import { toastWithUndo } from "./undo-toast";
import type { Selection } from "./use-selection";

interface SelectionBarProps {
  selection: Selection;
  isArchive: boolean;
}

/** The commands for the selected notifications. */
export function SelectionBar({ selection, isArchive }: SelectionBarProps) {
  const [isDeleting, setDeleting] = useState(false);
  const commands = useBulkCommands([...selection.ids]);
  const count = selection.ids.size;
  const runAndStop = (command: () => void) => () => {
    command();
    selection.stop();
  };
  const tool = (label: string, icon: ReactNode, command: () => void) => (
    <Tool label={label} disabled={count === 0} onClick={command}>
      {icon}
    </Tool>
  );
  return (
    <div
      role="toolbar"
      aria-label="Selected notifications"
      data-testid="selection-bar"
      className={clsx(
        "sticky bottom-0 z-10 flex flex-wrap items-center gap-x-1 border-t border-line bg-card",
        "px-2 py-1.5 max-lg:in-data-page:bottom-[calc(65px+env(safe-area-inset-bottom))]",
      )}
    >
      <p
        role="status"
        className="min-w-0 flex-1 truncate pl-2 text-sm font-[560] max-[359px]:basis-full"
      >
        {count} selected
      </p>
      {tool("Mark read", <MailOpen size={18} aria-hidden />, runAndStop(commands.markAsRead))}
      {tool("Mark unread", <Mail size={18} aria-hidden />, runAndStop(commands.markAsUnread))}
      {isArchive
        ? tool(
            "Unarchive",
            <ArchiveRestore size={18} aria-hidden />,
            runAndStop(commands.unarchive),
          )
        : tool("Archive", <Archive size={18} aria-hidden />, runAndStop(commands.archive))}
      {tool("Delete", <Trash2 size={18} aria-hidden />, () => setDeleting(true))}
      <IconButton label="Cancel selection" className="ml-auto" onClick={selection.stop}>
        <X size={18} aria-hidden />
      </IconButton>
      <ConfirmDelete
        count={count}
        open={isDeleting}
        onOpenChange={setDeleting}
        onConfirm={runAndStop(commands.remove)}
      />
    </div>
  );
}

function useBulkCommands(notification_ids: string[]) {
  const mark = useMarkMany();
  const archive = useArchiveMany();
  const unarchive = useUnarchive();
  const remove = useDeleteMany();
  const count = notification_ids.length;
  const unarchiveAll = () => {
    for (const id of notification_ids) unarchive.mutate({ params: { id } });
  };
  return {
    markAsRead: () => mark.mutate({ body: { notification_ids, is_read: true } }),
    markAsUnread: () => mark.mutate({ body: { notification_ids, is_read: false } }),
    archive: () =>
      void toastWithUndo(archive.mutateAsync({ body: { notification_ids } }), {
        key: "archive:several",
        title: count === 1 ? "Archived" : `${count} archived`,
        text: "You can find them under “Archived”.",
        undo: unarchiveAll,
      }),
    unarchive: unarchiveAll,
    remove: () => remove.mutate({ body: { notification_ids } }),
  };
}

interface ToolProps {
  label: string;
  disabled: boolean;
  onClick: () => void;
  children: ReactNode;
}

/** A button that shows its label where there is room, and only its icon elsewhere. */
function Tool({ label, disabled, onClick, children }: ToolProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
      className={clsx(
        "inline-flex h-11 min-w-11 items-center justify-center gap-1.5 rounded-control px-2",
        "text-sm font-[560] hover:bg-sunk disabled:opacity-40",
      )}
    >
      {children}
      <span aria-hidden className="hidden sm:in-data-page:inline">
        {label}
      </span>
    </button>
  );
}
