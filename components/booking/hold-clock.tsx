"use client";
import { clsx } from "clsx";
import { formatClock } from "@/components/ui/format";
import { useCountdown } from "@/hooks/use-countdown";

/** A small running clock to a deadline. */
export function HoldClock({ until, testId, onEnd }: { until: string; testId?: string; onEnd?: () => void }) {
  const seconds = useCountdown(until, { onCross: (threshold) => { if (threshold === 0) onEnd?.(); } });
  return (
    <span role="timer" aria-label={`${Math.ceil(Math.max(0, seconds) / 60)} minutes`} data-testid={testId} className={clsx("font-[640]", seconds <= 60 && "text-warn")}>{formatClock(seconds)}</span>
  );
}
