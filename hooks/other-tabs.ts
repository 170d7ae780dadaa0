import type { QueryClient } from "@tanstack/react-query";

const NAME = "parkmate:stale";
let channel: BroadcastChannel | null = null;

/** Lets this tab hear from the person's others which answers are stale; for what no socket message tells. */
export function listenToTabs(queries: QueryClient): () => void {
  if (typeof BroadcastChannel === "undefined") return () => undefined;
  const opened = new BroadcastChannel(NAME);
  channel = opened;
  opened.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (typeof data === "string") void queries.invalidateQueries({ queryKey: [data] });
  };
  return () => {
    opened.close();
    if (channel === opened) channel = null;
  };
}

/** Says to the person's other tabs that answers under this tag are stale. */
export const tellTabs = (tag: string): void => channel?.postMessage(tag);
