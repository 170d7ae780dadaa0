"use client";
import { clsx } from "clsx";
import { useState, type RefObject } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { useActor } from "@/hooks/use-actor";
import { useNotifications } from "@/hooks/use-notification";
import type { NotificationFilters } from "@/hooks/queries";
import { useTick } from "@/hooks/use-tick";
import { listLines, type ListLine } from "./list-lines";
import { LoadingRows, NoNotifications, NotLoaded } from "./list-placeholders";
import { LoadOlder } from "./load-older";
import { NotificationLine } from "./notification-line";
import { useMarkSeenUpTo } from "./use-mark-seen";
import type { Selection } from "./use-selection";
import { PageLines, PanelLines } from "./lines";

interface NotificationListProps {
  filters: NotificationFilters;
  selection: Selection;
  /** Called when the person follows the link of a notification. */
  onNavigate?: (() => void) | undefined;
  /** The scrolling element; null where the page scrolls. */
  scroller: RefObject<HTMLElement | null> | null;
}

/** A list of notifications, with its states while loading, offline, failed or empty. */
export function NotificationList({ filters, ...rest }: NotificationListProps) {
  const list = useNotifications(filters);
  useMarkSeenUpTo(list.rows);
  // Offline, the rows of the previous list would look like the answer for the new one.
  if (list.isPaused && (list.isPending || list.isPlaceholderData)) return <NotLoaded />;
  if (list.isPending) return <LoadingRows />;
  if (list.isError && list.rows.length === 0)
    return (
      <div className="min-h-80 p-4">
        <ErrorState
          error={list.error}
          onRetry={() => void list.refetch()}
          title="Notifications could not be loaded"
        />
      </div>
    );
  // With a next page the list is not empty: its loaded rows were archived or deleted here.
  if (list.rows.length === 0 && !list.hasNextPage) return <NoNotifications filters={filters} />;
  return <LoadedList list={list} filters={filters} {...rest} />;
}

interface LoadedListProps extends NotificationListProps {
  list: ReturnType<typeof useNotifications>;
}

function LoadedList({ list, filters, selection, onNavigate, scroller }: LoadedListProps) {
  const { timezone } = useActor();
  const [openFolds, setOpenFolds] = useState<ReadonlySet<string>>(new Set());
  useTick();
  const toggleFold = (foldId: string) =>
    setOpenFolds((before) => {
      const next = new Set(before);
      if (!next.delete(foldId)) next.add(foldId);
      return next;
    });
  const lines = listLines(list.rows, timezone, openFolds, filters.ordering === undefined);
  const render = (line: ListLine) => (
    <NotificationLine
      line={line}
      selection={selection}
      onToggle={() => toggleFold(line.foldId)}
      onNavigate={onNavigate}
    />
  );
  return (
    <div aria-busy={list.isFetching}>
      {selection.isOn && <SelectAll ids={list.rows.map((row) => row.id)} selection={selection} />}
      {scroller ? (
        <PanelLines lines={lines} render={render} scroller={scroller} />
      ) : (
        <PageLines lines={lines} render={render} listKey={JSON.stringify(filters)} />
      )}
      {list.rows.length === 0 && <LoadingRows />}
      <LoadOlder list={list} scroller={scroller} />
    </div>
  );
}

function SelectAll({ ids, selection }: { ids: readonly string[]; selection: Selection }) {
  const all = ids.every((id) => selection.ids.has(id));
  return (
    <label
      className={clsx(
        "flex min-h-11 items-center gap-3 border-b border-line bg-sunk px-5 text-sm font-[560]",
      )}
    >
      <span className="grid w-9 place-items-center">
        <input
          type="checkbox"
          className="size-5 accent-ink"
          checked={all}
          onChange={() => selection.toggle(ids)}
          ref={(box) => {
            if (box) box.indeterminate = !all && selection.ids.size > 0;
          }}
        />
      </span>
      Select all {ids.length} shown
    </label>
  );
}
