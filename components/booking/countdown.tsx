"use client";
import { clsx } from "clsx";
import type { ReactNode } from "react";
import { formatClock } from "@/components/ui/format";
import { useCountdown, useTitle } from "@/hooks/use-countdown";

interface CountdownProps {
  end: string;
  /** The whole length in seconds: how far the ring has run. */
  total: number;
  /** Shown in the tab's title after the time: the lot's name. */
  title?: string;
  children?: ReactNode;
}

const RADIUS = 98,
  LENGTH = 2 * Math.PI * RADIUS;

/** What is said aloud, and only when it changes. */
function spoken(seconds: number): string {
  if (seconds <= 0) return "Your time has ended";
  const minutes = [1, 5, 10].find((mark) => seconds <= mark * 60);
  return minutes === undefined ? "" : minutes === 1 ? "1 minute left" : `${minutes} minutes left`;
}

/** The hero: a ring and large figures. Calm, amber for the last five minutes, then "Expired". */
export function Countdown({ end, total, title, children }: CountdownProps) {
  const seconds = useCountdown(end);
  const over = seconds <= 0,
    late = seconds <= 300;
  const share = Math.min(1, Math.max(0, seconds / total));
  useTitle(title && !over ? `${formatClock(seconds)} · ${title}` : null);
  return (
    <div className="relative mx-auto size-[232px]">
      <svg viewBox="0 0 220 220" className="size-full -rotate-90" aria-hidden="true">
        <circle cx="110" cy="110" r={RADIUS} fill="none" strokeWidth="14" className="stroke-sunk" />
        {!over && (
          <circle
            cx="110"
            cy="110"
            r={RADIUS}
            fill="none"
            strokeWidth="14"
            strokeLinecap="round"
            strokeDasharray={`${Math.max(0.5, share * LENGTH)} ${LENGTH}`}
            className={clsx(
              "transition-[stroke] duration-200",
              late ? "stroke-warn" : "stroke-paint",
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
            "font-[620] tracking-[-0.045em]",
            over
              ? "text-[38px]"
              : seconds < 3600
                ? "text-[54px]"
                : seconds < 36_000
                  ? "text-[47px]"
                  : "text-[41px]",
            "leading-[1.1]",
            late && "text-warn",
          )}
        >
          {over ? "Expired" : formatClock(seconds)}
        </span>
        {children && <span className="text-base text-muted">{children}</span>}
      </div>
      <span className="sr-only" aria-live="polite">
        {spoken(seconds)}
      </span>
    </div>
  );
}
