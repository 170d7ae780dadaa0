"use client";

/** Follows a click on a notification without loading the page anew (worker/click.ts). */
export function listenToWorker(open: (path: string) => void): () => void {
  const controller = new AbortController();
  navigator.serviceWorker?.addEventListener(
    "message",
    ({ data, ports }: MessageEvent<{ type?: string; url?: string } | null>) => {
      if (data?.type !== "parkmate:open" || !data.url) return;
      ports[0]?.postMessage("opening");
      open(data.url);
    },
    { signal: controller.signal },
  );
  return () => controller.abort();
}
