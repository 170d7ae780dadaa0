"use client";
import { Megaphone } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
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
      {list.isError && list.rows.length === 0 ? (
        <ErrorState
          error={list.error}
          onRetry={() => void list.refetch()}
          title="The announcements could not be loaded"
        />
      ) : list.isPending ? (
        <SkeletonRows rows={3} height="h-24" />
      ) : list.rows.length === 0 ? (
        <EmptyState icon={<Megaphone size={26} />} title="Nothing announced yet">
          What you send or schedule appears here, with how far it has got.
        </EmptyState>
      ) : (
        <>
          <ul className="overflow-hidden rounded-card border border-line bg-card shadow-card">
            {list.rows.map((one) => (
              <AnnouncementRow key={one.id} announcement={one} />
            ))}
          </ul>
          {list.hasNextPage && (
            <div className="mt-4 text-center">
              <Button
                variant="secondary"
                size="small"
                pending={list.isFetchingNextPage}
                onClick={() => void list.fetchNextPage()}
              >
                Load more
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  );
}
