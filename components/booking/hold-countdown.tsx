"use client";
import { clsx } from "clsx";
import { formatClock } from "@/components/ui/format";
import { useCountdown } from "@/hooks/use-countdown";

/** A small running clock to a deadline. */
export function HoldCountdown({
  until,
  testId,
  plain = false,
}: {
  until: string;
  testId?: string;
  plain?: boolean;
}) {
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
