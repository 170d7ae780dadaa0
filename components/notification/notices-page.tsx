"use client";
import { PageTitle } from "@/components/ui/page-title";
import { ErrorBoundary } from "@/components/ui/error-boundary";
import { BrokenNotices } from "./broken-notices";
import { MarkAllButton } from "./mark-all-button";
import { useNoticeAddress } from "./notice-address";
import { isUnreadFirst } from "./notice-views";
import { Notices } from "./notices";
import { SettingsLink } from "./settings-link";

export function NoticesPage() {
  const [search, setSearch] = useNoticeAddress();
  const head = (
    <div className="flex items-center justify-between">
      <p className="text-sm text-muted">
        {isUnreadFirst(search) ? "Unread first, then the newest." : "The newest first."}
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
      <div className="mt-4 overflow-clip rounded-card border border-line bg-ground shadow-card lg:mt-6 lg:max-w-[760px]">
        <ErrorBoundary fallback={(retry) => <BrokenNotices onRetry={retry} />}>
          <Notices head={head} search={search} onSearch={setSearch} scrolls="page" />
        </ErrorBoundary>
      </div>
    </>
  );
}
