"use client";
import { clsx } from "clsx";
import type { ReactNode } from "react";
import { formatClock } from "@/components/ui/format";
import { useCountdown, useDocumentTitle } from "@/hooks/use-countdown";
import { MINUTE_S } from "@/lib/core/duration";
import { WARN_BEFORE_END_MINUTES } from "@/lib/event/reminder-times";
import { figureSize, minutesLeftText } from "./countdown-text";

interface CountdownProps {
  end: string;
  /** Length of the booking in seconds; the ring shows which share of it is left. */
  totalSeconds: number;
  /** Shown in the browser tab's title after the remaining time. */
  title?: string;
  children?: ReactNode;
}

const RADIUS = 98;
const CIRCUMFERENCE = 2 * Math.PI * RADIUS;
const ring = { cx: 110, cy: 110, r: RADIUS, fill: "none", strokeWidth: 14 };
const WARN_SECONDS = WARN_BEFORE_END_MINUTES * MINUTE_S;

/** The remaining time of a booking as a ring and large figures, amber from the warning on. */
export function Countdown({ end, totalSeconds, title, children }: CountdownProps) {
  const seconds = useCountdown(end);
  const hasEnded = seconds <= 0;
  const endsSoon = seconds <= WARN_SECONDS;
  const share = Math.min(1, Math.max(0, seconds / totalSeconds));
  useDocumentTitle(title && !hasEnded ? `${formatClock(seconds)} · ${title}` : null);
  return (
    <div className="relative mx-auto size-[232px]">
      <svg viewBox="0 0 220 220" className="size-full -rotate-90" aria-hidden="true">
        <circle {...ring} className="stroke-sunk" />
        {!hasEnded && (
          <circle
            {...ring}
            strokeLinecap="round"
            strokeDasharray={`${Math.max(0.5, share * CIRCUMFERENCE)} ${CIRCUMFERENCE}`}
            className={clsx(
              "transition-[stroke] duration-200",
              endsSoon ? "stroke-warn" : "stroke-paint",
            )}
          />
        )}
      </svg>
      <div
        role="timer"
        aria-label="Time left"
        className="absolute inset-0 grid content-center justify-items-center gap-0.5 text-center"
      >
        <span
          aria-hidden="true"
          data-testid="countdown"
          className={clsx(
            "leading-[1.1] font-[620] tracking-[-0.045em]",
            figureSize(seconds),
            endsSoon && "text-warn",
          )}
        >
          {hasEnded ? "Ended" : formatClock(seconds)}
        </span>
        {children && <span className="text-base text-muted">{children}</span>}
      </div>
      <span className="sr-only" aria-live="polite">
        {minutesLeftText(seconds)}
      </span>
    </div>
  );
}
