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

interface AskedAgoProps {
  word?: string;
  at: string;
  timezone: string;
}

/** "requested 4 min ago" */
export function AskedAgo({ word = "requested", at, timezone }: AskedAgoProps) {
  useTick();
  return (
    <span className="text-muted" suppressHydrationWarning>
      {word} {formatAgo(at, timezone)}
    </span>
  );
}
