"use client";
import type { QueryClient } from "@tanstack/react-query";

const RETRY_MS = 3000;

/** Loads the code of the live connection and opens it. The returned function closes it. */
export function openWhenLoaded(userId: string, queries: QueryClient): () => void {
  let close: (() => void) | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let isLeft = false;
  const open = () =>
    void import("./live").then(
      ({ openLiveConnection, liveToaster }) => {
        if (!isLeft) close = openLiveConnection(userId, queries, liveToaster);
      },
      () => {
        if (!isLeft) retry = setTimeout(open, RETRY_MS);
      },
    );
  open();
  return () => {
    isLeft = true;
    clearTimeout(retry);
    close?.();
  };
}
