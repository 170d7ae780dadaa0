"use client";
import { clsx } from "clsx";
import { formatClock } from "@/components/ui/format";
import { useCountdown } from "@/hooks/use-countdown";

interface HoldCountdownProps {
  until: string;
  testId?: string;
  /** Keeps the colour of its surroundings in the last minute. */
  plain?: boolean;
}

/** The remaining time of a hold as "4:59". */
export function HoldCountdown({ until, testId, plain = false }: HoldCountdownProps) {
  const seconds = useCountdown(until);
  return (
    <span
      role="timer"
      aria-label={`${Math.ceil(Math.max(0, seconds) / 60)} minutes`}
      data-testid={testId}
      className={clsx("font-[640]", seconds <= 60 && !plain && "text-warn")}
    >
      {formatClock(seconds)}
    </span>
  );
}
