"use client";
import { PageTitle } from "@/components/ui/page-title";
import { MarkAllButton } from "./mark-all-button";
import { Notices } from "./notices";

export function NoticesPage() {
  return (
    <>
      <PageTitle>Notifications</PageTitle>
      <div className="mt-4 overflow-hidden rounded-card border border-line bg-ground shadow-card lg:mt-6 lg:max-w-[760px]">
        <Notices head={<div className="flex items-center justify-between"><p className="text-sm text-muted">Unread first, then the newest.</p><MarkAllButton /></div>} />
      </div>
    </>
  );
}
