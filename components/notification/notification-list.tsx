"use client";
import { BellOff, SearchX } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useActor } from "@/hooks/use-actor";
import { useNotifications, type NotificationFilters } from "@/hooks/use-notification";
import { useTick } from "@/hooks/use-tick";
import { groupRows } from "./group-rows";
import { NotificationItem } from "./notification-item";

interface NotificationListProps { filters: NotificationFilters; onOpen?: (() => void) | undefined }

export function NotificationList({ filters, onOpen }: NotificationListProps) {
  const { timezone } = useActor();
  const list = useNotifications(filters);
  useTick();
  if (list.isPending) return <LoadingRows />;
  if (list.isError && list.rows.length === 0) return <div className="p-4"><ErrorState error={list.error} onRetry={() => void list.refetch()} /></div>;
  if (list.rows.length === 0) return <Nothing filters={filters} />;
  return (
    <div aria-busy={list.isFetching}>
      {groupRows(list.rows, timezone).map((group) => (
        <section key={group.title ?? "unread"} aria-label={group.title ?? "Unread"}>
          {group.title && <h2 className="border-b border-line bg-sunk px-5 py-2 text-[13px] font-[560] text-muted">{group.title}</h2>}
          <ul>{group.rows.map((row) => <NotificationItem key={row.id} row={row} onOpen={onOpen} />)}</ul>
        </section>
      ))}
      {list.hasNextPage && (
        <div className="p-4 text-center">
          <Button variant="secondary" size="small" pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>Load more</Button>
        </div>
      )}
    </div>
  );
}

function LoadingRows() {
  return (
    <div role="status">
      <span className="sr-only">Loading notifications</span>
      {[0, 1, 2, 3].map((row) => (
        <div key={row} className="flex gap-3 border-b border-line px-5 py-3.5">
          <Skeleton className="size-9 shrink-0" />
          <div className="flex-1"><Skeleton className="h-5 w-2/5" /><Skeleton className="mt-1.5 h-4 w-4/5" /></div>
        </div>
      ))}
    </div>
  );
}

function Nothing({ filters }: { filters: NotificationFilters }) {
  const filtered = Boolean(filters.search ?? filters.notification_types);
  const Icon = filtered ? SearchX : BellOff;
  return (
    <div className="grid justify-items-center gap-1 px-6 py-14 text-center">
      <Icon aria-hidden size={26} className="mb-2 text-muted" />
      <p className="text-h2">{filtered ? "Nothing matches" : filters.is_read ? "All read" : "Nothing here yet"}</p>
      <p className="max-w-[36ch] text-sm text-muted">
        {filtered ? "Try another word, or look at all notifications." : "What happens to your bookings and payments appears here at once."}
      </p>
    </div>
  );
}
