"use client";
import { HydrationBoundary, type DehydratedState } from "@tanstack/react-query";
import { useEffect, useMemo, type ReactNode } from "react";
import { serverNow } from "@/hooks/server-clock";
import { isRenderedForAnother, leave } from "@/lib/http/client";

/** The state of the browser's cache that came with a page, and whose it is. */
export interface Prefetched extends DehydratedState {
  /** Null for a guest. */
  person: string | null;
}

interface HydratedProps {
  /** The answers that came with the page (lib/server/prefetch), with the server's times. */
  state: Prefetched;
  children: ReactNode;
}

/**
 * Puts the answers that came with a page into the cache, so that its queries do not fetch them.
 * When somebody else has signed in since, the page leaves instead of showing what is theirs.
 */
export function Hydrated({ state, children }: HydratedProps) {
  const local = useMemo(() => inLocalTime(state), [state]);
  const isForeign = isRenderedForAnother(state.person);
  useEffect(() => {
    if (isForeign) leave();
  }, [isForeign]);
  if (isForeign) return null;
  return <HydrationBoundary state={local}>{children}</HydrationBoundary>;
}

/** The cache compares the age of answers by the device's clock, which may be wrong. */
function inLocalTime(state: DehydratedState): DehydratedState {
  const offset = Date.now() - serverNow();
  return {
    ...state,
    queries: state.queries.map((query) => ({
      ...query,
      state: { ...query.state, dataUpdatedAt: query.state.dataUpdatedAt + offset },
    })),
  };
}
