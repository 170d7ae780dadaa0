"use client";
import { Archive, ArchiveRestore, Mail, MailOpen, Trash2, X } from "lucide-react";
import { useState, type ReactNode } from "react";
import { IconButton } from "@/components/ui/button";
import { useArchiveMany, useDeleteMany, useMarkMany, useUnarchive } from "@/hooks/use-notification";
import { ConfirmDelete } from "./confirm-delete";
import type { Selection } from "./selection";
import { withUndo } from "./with-undo";

/** What can be done with all that is ticked. Only deleting asks once more: everything else can be taken back. */
export function SelectionBar({
  selection,
  isArchive,
}: {
  selection: Selection;
  isArchive: boolean;
}) {
  const [deleting, setDeleting] = useState(false);
  const mark = useMarkMany(),
    archive = useArchiveMany(),
    unarchive = useUnarchive(),
    remove = useDeleteMany();
  const notification_ids = [...selection.ids];
  const count = notification_ids.length;
  const act = (command: () => void) => () => {
    command();
    selection.stop();
  };
  const unarchiveAll = () => {
    for (const id of notification_ids) unarchive.mutate({ params: { id } });
  };
  const archiveAll = () =>
    void withUndo(archive.mutateAsync({ body: { notification_ids } }), {
      key: "archive:several",
      title: count === 1 ? "Archived" : `${count} archived`,
      text: "What is archived can be found again.",
      undo: unarchiveAll,
    });
  return (
    <div
      role="toolbar"
      aria-label="With the selected"
      data-testid="selection-bar"
      className="sticky bottom-0 z-10 flex flex-wrap items-center gap-x-1 border-t border-line bg-card px-2 py-1.5 max-lg:in-data-page:bottom-[calc(65px+env(safe-area-inset-bottom))]"
    >
      <p
        role="status"
        className="min-w-0 flex-1 truncate pl-2 text-sm font-[560] max-[359px]:basis-full"
      >
        {count} selected
      </p>
      <Tool
        label="Mark read"
        disabled={count === 0}
        onClick={act(() => mark.mutate({ body: { notification_ids, is_read: true } }))}
      >
        <MailOpen size={18} aria-hidden />
      </Tool>
      <Tool
        label="Mark unread"
        disabled={count === 0}
        onClick={act(() => mark.mutate({ body: { notification_ids, is_read: false } }))}
      >
        <Mail size={18} aria-hidden />
      </Tool>
      {isArchive ? (
        <Tool label="Unarchive" disabled={count === 0} onClick={act(unarchiveAll)}>
          <ArchiveRestore size={18} aria-hidden />
        </Tool>
      ) : (
        <Tool label="Archive" disabled={count === 0} onClick={act(archiveAll)}>
          <Archive size={18} aria-hidden />
        </Tool>
      )}
      <Tool label="Delete" disabled={count === 0} onClick={() => setDeleting(true)}>
        <Trash2 size={18} aria-hidden />
      </Tool>
      <IconButton label="Leave selecting" className="ml-auto" onClick={selection.stop}>
        <X size={18} aria-hidden />
      </IconButton>
      <ConfirmDelete
        count={count}
        open={deleting}
        onOpenChange={setDeleting}
        onConfirm={act(() => remove.mutate({ body: { notification_ids } }))}
      />
    </div>
  );
}

/** An icon on a narrow screen; with its word where there is room. */
function Tool({
  label,
  disabled,
  onClick,
  children,
}: {
  label: string;
  disabled: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
      className="inline-flex h-11 min-w-11 items-center justify-center gap-1.5 rounded-control px-2 text-sm font-[560] hover:bg-sunk disabled:opacity-40"
    >
      {children}
      <span aria-hidden className="hidden sm:in-data-page:inline">
        {label}
      </span>
    </button>
  );
}
