"use client";
import { clsx } from "clsx";
import { isFirstAttempt, statusText, type ConnectionStatus } from "@/hooks/realtime/connection";
import type { LiveState } from "@/hooks/realtime/live-store";
import { useWebSocketNotifications } from "@/hooks/use-realtime";

const dots: Record<ConnectionStatus, string> = {
  Connected: "bg-ok",
  Reconnecting: "bg-warn animate-breathe",
  Polling: "bg-info",
  Offline: "bg-bad",
  "Signed out": "bg-bad",
};

/**
 * The state of the live connection; on a phone it shows "Live" while connected. The one in the
 * panel is not announced again, and is hidden on a phone while connected.
 */
export function ConnectionPill({ inPanel = false }: { inPanel?: boolean }) {
  const live = useWebSocketNotifications();
  return (
    <span
      title={titleOf(live)}
      className={clsx(
        "inline-flex h-8 min-w-0 items-center rounded-full border border-line bg-card px-3",
        "text-[13px] whitespace-nowrap text-muted",
        live.isConnected && "max-lg:after:content-['Live']",
        inPanel && live.isConnected && "max-sm:hidden",
      )}
    >
      <span aria-hidden className={clsx("mr-1.5 size-2 shrink-0 rounded-full", dotOf(live))} />
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

const titleOf = ({ latencyMs, lastError }: LiveState): string | undefined =>
  latencyMs === null ? (lastError ?? undefined) : `Response time: ${latencyMs} ms`;

const dotOf = (live: LiveState): string => (isFirstAttempt(live) ? "bg-faint" : dots[live.status]);
