"use client";
import { Search } from "lucide-react";
import { useDeferredValue, useState, type ReactNode } from "react";
import { useUnreadCount } from "@/hooks/use-notification";
import { FilterChips, noticeViews, type NoticeView } from "./filter-chips";
import { NotificationList } from "./notification-list";

/** The bell's contents: chips, search and list; `head` stands above them. Used by the panel and by the page. */
export function Notices({ head, onOpen }: { head: ReactNode; onOpen?: () => void }) {
  const [view, setView] = useState<NoticeView>("all");
  const [typed, setTyped] = useState("");
  const search = useDeferredValue(typed.trim());
  const unread = useUnreadCount();
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="border-b border-line px-4 pt-4 pb-3">
        {head}
        <div className="-mx-4 mt-1 px-4"><FilterChips view={view} unread={unread} onChange={setView} /></div>
        <label className="mt-2 flex h-11 items-center gap-2 rounded-control border border-line bg-card px-3 focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-ink">
          <Search aria-hidden size={17} className="text-muted" />
          <span className="sr-only">Search notifications</span>
          <input type="search" value={typed} onChange={(event) => setTyped(event.target.value)} placeholder="Search" maxLength={100} className="min-w-0 flex-1 bg-transparent text-[16px] outline-none placeholder:text-muted lg:text-[15px]" />
        </label>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto bg-card">
        <NotificationList filters={{ ...noticeViews[view].filters, ...(search && { search }) }} onOpen={onOpen} />
      </div>
    </div>
  );
}
