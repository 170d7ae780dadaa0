"use client";
import { useDeferredValue, useRef, type KeyboardEvent, type ReactNode } from "react";
import { useUnreadCount } from "@/hooks/use-notification";
import { FilterChips } from "./filter-chips";
import { NotificationTools } from "./notification-tools";
import { filtersOf, type NotificationSearch } from "./notification-views";
import { NotificationList } from "./notification-list";
import { useSelection } from "./selection";
import { SelectionBar } from "./selection-bar";

interface NotificationFeedProps {
  head: ReactNode;
  search: NotificationSearch;
  onSearch: (change: Partial<NotificationSearch>) => void;
  onOpen?: () => void;
  /** Whether the list scrolls inside itself or with the page. */
  scrolls: "inside" | "page";
}

/** The bell's contents: chips, search and list; `head` stands above them. Used by the panel and by the page. */
export function NotificationFeed({
  head,
  search,
  onSearch,
  onOpen,
  scrolls,
}: NotificationFeedProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const selection = useSelection();
  const unread = useUnreadCount();
  const filters = filtersOf({ ...search, text: useDeferredValue(search.text) });
  function change(next: Partial<NotificationSearch>) {
    if (selection.isOn) selection.start();
    onSearch(next);
  }
  function leaveOnEscape(event: KeyboardEvent) {
    // React lets a dialog's keys pass through here as well, though it stands elsewhere on the page.
    if (
      event.key !== "Escape" ||
      !selection.isOn ||
      !event.currentTarget.contains(event.target as Node)
    )
      return;
    event.stopPropagation();
    selection.stop();
  }
  return (
    <div
      className="flex min-h-0 flex-1 flex-col"
      data-page={scrolls === "page" || undefined}
      onKeyDown={leaveOnEscape}
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
          scrolls === "inside"
            ? "min-h-0 flex-1 overflow-y-auto overscroll-contain bg-card"
            : "bg-card"
        }
      >
        <NotificationList
          filters={filters}
          selection={selection}
          onOpen={onOpen}
          scroller={scrolls === "inside" ? scroller : null}
        />
      </div>
      {selection.isOn && (
        <SelectionBar selection={selection} isArchive={search.view === "archived"} />
      )}
    </div>
  );
}
