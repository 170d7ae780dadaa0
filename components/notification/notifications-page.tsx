"use client";
import { clsx } from "clsx";
import { ErrorBoundary } from "@/components/ui/error-boundary";
import { PageTitle } from "@/components/ui/page-title";
import { BrokenNotifications } from "./broken-notifications";
import { MarkAllButton } from "./mark-all-button";
import { NotificationFeed } from "./notification-feed";
import { isUnreadFirst } from "./notification-views";
import { SettingsLink } from "./settings-link";
import { useNotificationSearch } from "./use-notification-search";

export function NotificationsPage() {
  const [search, setSearch] = useNotificationSearch();
  const head = (
    <div className="flex items-center justify-between">
      <p className="text-sm text-muted">
        {isUnreadFirst(search) ? "Unread first, then newest." : "Newest first."}
      </p>
      <div className="-mr-2 flex">
        <MarkAllButton search={search} />
        <SettingsLink />
      </div>
    </div>
  );
  return (
    <>
      <PageTitle>Notifications</PageTitle>
      <div
        className={clsx(
          "mt-4 overflow-clip rounded-card border border-line bg-ground shadow-card lg:mt-6",
          "lg:max-w-[760px]",
        )}
      >
        <ErrorBoundary fallback={(retry) => <BrokenNotifications onRetry={retry} />}>
          <NotificationFeed head={head} search={search} onSearch={setSearch} scrolls="page" />
        </ErrorBoundary>
      </div>
    </>
  );
}
