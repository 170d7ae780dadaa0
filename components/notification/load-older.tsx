"use client";
import { useEffect, useEffectEvent, useRef, type RefObject } from "react";
import { Button } from "@/components/ui/button";
import { MAX_ROWS } from "@/hooks/realtime/next-page";
import type { useNotifications } from "@/hooks/use-notification";

const PRELOAD_DISTANCE = "240px";

interface LoadOlderProps {
  list: ReturnType<typeof useNotifications>;
  scroller: RefObject<HTMLElement | null> | null;
}

/** Loads older rows as the end of the list comes near. After a failure only its button retries. */
export function LoadOlder({ list, scroller }: LoadOlderProps) {
  const foot = useRef<HTMLDivElement>(null);
  const { hasNextPage, isFetching, isFetchingNextPage, isFetchNextPageError, rows } = list;
  const loadNext = useEffectEvent(() => void list.fetchNextPage());
  const loadsByItself = hasNextPage && !isFetchNextPageError && !isFetching;
  // A new observer for each length of the list and after each fetch, because its end may still be
  // in view: a refresh of the list cancels the loading of older rows.
  useEffect(() => {
    if (!loadsByItself || !foot.current) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) loadNext();
      },
      { root: scroller?.current ?? null, rootMargin: PRELOAD_DISTANCE },
    );
    observer.observe(foot.current);
    return () => observer.disconnect();
  }, [loadsByItself, rows.length, scroller]);

  if (!hasNextPage)
    return rows.length < MAX_ROWS ? null : (
      <p className="p-4 text-center text-sm text-muted">
        Showing the newest {rows.length}. Use the search to find older notifications.
      </p>
    );
  return (
    <div ref={foot} className="p-4 text-center">
      {isFetchNextPageError && (
        <p role="alert" className="mb-2 text-sm text-bad">
          Older notifications could not be loaded.
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
