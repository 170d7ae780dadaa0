import type { QueryClient } from "@tanstack/react-query";

const CHANNEL_NAME = "parkmate:stale";
let channel: BroadcastChannel | null = null;

/**
 * Invalidates queries when another tab of this browser reports a change. Used for data that has no
 * socket message, such as settings. Returns the function that stops listening.
 */
export function listenToOtherTabs(queries: QueryClient): () => void {
  if (typeof BroadcastChannel === "undefined") return () => undefined;
  const opened = new BroadcastChannel(CHANNEL_NAME);
  channel = opened;
  opened.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (typeof data === "string") void queries.invalidateQueries({ queryKey: [data] });
  };
  return () => {
    opened.close();
    if (channel === opened) channel = null;
  };
}

export const invalidateInOtherTabs = (tag: string): void => channel?.postMessage(tag);
