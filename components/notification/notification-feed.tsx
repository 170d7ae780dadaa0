"use client";
import { useRef, type KeyboardEvent, type ReactNode } from "react";
import { useSettledText } from "@/hooks/use-debounced";
import { useUnreadCount } from "@/hooks/use-notification";
import { FilterChips } from "./filter-chips";
import { NotificationList } from "./notification-list";
import { NotificationTools } from "./notification-tools";
import { filtersOf, type NotificationSearch } from "./notification-views";
import { SelectionBar } from "./selection-bar";
import { useSelection, type Selection } from "./use-selection";

interface NotificationFeedProps {
  head: ReactNode;
  search: NotificationSearch;
  onSearch: (change: Partial<NotificationSearch>) => void;
  /** Called when the person follows the link of a notification. */
  onNavigate?: () => void;
  /** Whether the list scrolls inside itself or with the page. */
  scrolls: "inside" | "page";
}

/** Head, filters and list of the notifications, shared by the panel and the page. */
export function NotificationFeed({
  head,
  search,
  onSearch,
  onNavigate,
  scrolls,
}: NotificationFeedProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const selection = useSelection();
  const unread = useUnreadCount();
  const filters = filtersOf({ ...search, text: useSettledText(search.text) });
  const scrollsInside = scrolls === "inside";
  function change(next: Partial<NotificationSearch>) {
    if (selection.isOn) selection.start();
    onSearch(next);
  }
  return (
    <div
      className="flex min-h-0 flex-1 flex-col"
      data-page={scrolls === "page" || undefined}
      onKeyDown={(event) => stopSelectingOnEscape(event, selection)}
    >
      <div className="border-b border-line px-4 pt-4 pb-3">
        {head}
        <FilterChips
          view={search.view}
          unread={unread}
          onChange={(view) => change({ view })}
          className="-mx-4 mt-1 scroll-px-4 px-4! in-data-page:lg:flex-wrap"
        />
        <div className="mt-2">
          <NotificationTools search={search} onChange={change} selection={selection} />
        </div>
      </div>
      <div
        ref={scroller}
        className={
          scrollsInside ? "min-h-0 flex-1 overflow-y-auto overscroll-contain bg-card" : "bg-card"
        }
      >
        <NotificationList
          filters={filters}
          selection={selection}
          onNavigate={onNavigate}
          scroller={scrollsInside ? scroller : null}
        />
      </div>
      {selection.isOn && (
        <SelectionBar selection={selection} isArchive={search.view === "archived"} />
      )}
    </div>
  );
}

function stopSelectingOnEscape(event: KeyboardEvent, selection: Selection): void {
  if (event.key !== "Escape" || !selection.isOn) return;
  // React also reports keys of a dialog opened from here, which is elsewhere in the document.
  if (!event.currentTarget.contains(event.target as Node)) return;
  event.stopPropagation();
  selection.stop();
}
