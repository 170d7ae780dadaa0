"use client";
import { useState, type RefObject } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { useActor } from "@/hooks/use-actor";
import { useNotifications, type NotificationFilters } from "@/hooks/use-notification";
import { useTick } from "@/hooks/use-tick";
import { LinesInPanel, LinesOnPage } from "./lines";
import { LoadingRows, NoNotifications, NotLoaded } from "./list-states";
import { LoadMore } from "./load-more";
import { NotificationLine } from "./notification-line";
import type { Selection } from "./selection";
import { linesOf, type Line } from "./stacks";
import { useMarkSeenUpTo } from "./use-mark-seen";

interface NotificationListProps {
  filters: NotificationFilters;
  selection: Selection;
  onOpen?: (() => void) | undefined;
  /** What the list scrolls in; null where that is the page. */
  scroller: RefObject<HTMLElement | null> | null;
}

export function NotificationList({ filters, selection, onOpen, scroller }: NotificationListProps) {
  const { timezone } = useActor();
  const list = useNotifications(filters);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  useTick();
  useMarkSeenUpTo(list.rows);
  if (list.isPending) return list.isPaused ? <NotLoaded /> : <LoadingRows />;
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
  if (list.isPlaceholderData && list.isPaused) return <NotLoaded />;
  // All that was here may have been put away while older ones are still to come.
  if (list.rows.length === 0 && !list.hasNextPage) return <NoNotifications filters={filters} />;

  const toggleStack = (stack: string) =>
    setOpen((before) =>
      before.has(stack)
        ? new Set([...before].filter((one) => one !== stack))
        : new Set([...before, stack]),
    );
  const lines = linesOf(list.rows, timezone, open, filters.ordering === undefined);
  const render = (line: Line) => (
    <NotificationLine
      line={line}
      selection={selection}
      onToggle={() => toggleStack(line.stack)}
      onOpen={onOpen}
    />
  );
  return (
    <div aria-busy={list.isFetching}>
      {selection.isOn && <SelectAll ids={list.rows.map((row) => row.id)} selection={selection} />}
      {scroller ? (
        <LinesInPanel lines={lines} render={render} scroller={scroller} />
      ) : (
        <LinesOnPage lines={lines} render={render} memory={JSON.stringify(filters)} />
      )}
      {list.rows.length === 0 && <LoadingRows />}
      <LoadMore list={list} scroller={scroller} />
    </div>
  );
}

function SelectAll({ ids, selection }: { ids: readonly string[]; selection: Selection }) {
  const all = ids.every((id) => selection.ids.has(id));
  return (
    <label className="flex min-h-11 items-center gap-3 border-b border-line bg-sunk px-5 text-sm font-[560]">
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
