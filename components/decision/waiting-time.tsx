"use client";
import { clsx } from "clsx";
import { formatAgo, formatClock } from "@/components/ui/format";
import { useCountdown } from "@/hooks/use-countdown";
import { useTick } from "@/hooks/use-tick";

/** "hold ends in 3:18", red in the last minute. */
export function HoldEnds({ until, className }: { until: string; className?: string }) {
  const seconds = useCountdown(until);
  return (
    <span className={clsx("font-[620]", seconds <= 60 ? "text-bad" : "text-warn", className)}>
      {seconds > 0 ? `hold ends in ${formatClock(seconds)}` : "hold ended"}
    </span>
  );
}

/** "requested 4 min ago" */
export function RequestedAgo({ at, timezone }: { at: string; timezone: string }) {
  useTick();
  return (
    <span className="text-muted" suppressHydrationWarning>
      requested {formatAgo(at, timezone)}
    </span>
  );
}
