"use client";
import { clsx } from "clsx";
import { statusText, type ConnectionStatus } from "@/hooks/realtime/connection";
import { useWebSocketNotifications } from "@/hooks/use-realtime";

const dots: Record<ConnectionStatus, string> = {
  Connected: "bg-ok",
  Reconnecting: "bg-warn animate-breathe",
  Polling: "bg-info",
  Offline: "bg-bad",
  "Signed out": "bg-bad",
};

/**
 * Whether this page hears at once what happens. A phone has room for "Live" only; the word itself is read in both.
 * A second one, in the panel, is not announced again, and on a phone speaks only of trouble.
 */
export function ConnectionPill({ inPanel = false }: { inPanel?: boolean }) {
  const live = useWebSocketNotifications();
  const starting = live.status === "Reconnecting" && live.attempts === 0 && live.lastError === null;
  return (
    <span
      title={
        live.latencyMs === null ? (live.lastError ?? undefined) : `Answers in ${live.latencyMs} ms`
      }
      className={clsx(
        "inline-flex h-8 min-w-0 items-center rounded-full border border-line bg-card px-3 text-[13px] whitespace-nowrap text-muted",
        live.isConnected && "max-lg:after:content-['Live']",
        inPanel && live.isConnected && "max-sm:hidden",
      )}
    >
      <span
        aria-hidden
        className={clsx(
          "mr-1.5 size-2 shrink-0 rounded-full",
          starting ? "bg-faint" : dots[live.status],
        )}
      />
      <span
        data-testid={inPanel ? "panel-conn-status" : "conn-status"}
        role={inPanel ? undefined : "status"}
        className={clsx("truncate", live.isConnected && "max-lg:sr-only")}
      >
        {statusText(live)}
      </span>
    </span>
  );
}
