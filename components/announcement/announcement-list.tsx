"use client";
import { clsx } from "clsx";
import { Megaphone } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadMore } from "@/components/ui/load-more";
import { QueryState } from "@/components/ui/query-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useAnnouncements } from "@/hooks/use-announcement";
import { AnnouncementRow } from "./announcement-row";

export function AnnouncementList() {
  const list = useAnnouncements();
  return (
    <section aria-labelledby="announcements-title" className="mt-8">
      <h2 id="announcements-title" className="mb-3 px-1 text-lg font-[640] tracking-[-0.015em]">
        Sent and scheduled
      </h2>
      <QueryState
        query={list}
        skeleton={<SkeletonRows rows={3} height="h-24" />}
        errorTitle="The announcements could not be loaded"
        empty={
          <EmptyState icon={<Megaphone size={26} />} title="No announcements yet">
            Announcements that you send or schedule appear here with their progress.
          </EmptyState>
        }
      >
        {(announcements) => (
          <>
            <ul
              className={clsx(
                "mb-4 overflow-hidden rounded-card border border-line bg-card shadow-card",
              )}
            >
              {announcements.map((one) => (
                <AnnouncementRow key={one.id} announcement={one} />
              ))}
            </ul>
            <LoadMore query={list} />
          </>
        )}
      </QueryState>
    </section>
  );
}
