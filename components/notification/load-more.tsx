"use client";
import { useEffect, useEffectEvent, useRef, type RefObject } from "react";
import { Button } from "@/components/ui/button";
import type { useNotifications } from "@/hooks/use-notification";
import { MAX_ROWS } from "@/hooks/realtime/next-page";

/** Older rows come by themselves as the end of the list comes near, and by the button where they do not. */
export function LoadMore({
  list,
  scroller,
}: {
  list: ReturnType<typeof useNotifications>;
  scroller: RefObject<HTMLElement | null> | null;
}) {
  const foot = useRef<HTMLDivElement>(null);
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, rows } = list;
  const near = useEffectEvent(() => {
    if (!isFetchingNextPage) void list.fetchNextPage();
  });
  // After a failure only the button asks again; a list that grew is looked at anew, as its end may still be in sight.
  const watches = hasNextPage && !isFetchNextPageError;
  useEffect(() => {
    if (!watches || !foot.current) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) near();
      },
      { root: scroller?.current ?? null, rootMargin: "240px" },
    );
    observer.observe(foot.current);
    return () => observer.disconnect();
  }, [watches, rows.length, scroller]);

  if (!hasNextPage)
    return rows.length < MAX_ROWS ? null : (
      <p className="p-4 text-center text-sm text-muted">
        These are the newest {rows.length}. Search for older ones.
      </p>
    );
  return (
    <div ref={foot} className="p-4 text-center">
      {isFetchNextPageError && (
        <p role="alert" className="mb-2 text-sm text-bad">
          Older ones could not be loaded.
        </p>
      )}
      <Button
        variant="secondary"
        size="small"
        pending={isFetchingNextPage}
        onClick={() => void list.fetchNextPage()}
      >
        Load more
      </Button>
    </div>
  );
}
