"use client";
import { HydrationBoundary, type DehydratedState } from "@tanstack/react-query";
import { useMemo, type ReactNode } from "react";
import { serverNow } from "@/hooks/server-clock";

interface HydratedProps {
  /** The answers that came with the page (lib/server/prefetch), with the server's times. */
  state: DehydratedState;
  children: ReactNode;
}

/** Puts the answers that came with a page into the cache, so that its queries do not fetch them. */
export function Hydrated({ state, children }: HydratedProps) {
  const local = useMemo(() => inLocalTime(state), [state]);
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
