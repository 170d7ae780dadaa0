"use client";
import { clsx } from "clsx";
import { useQueue, waitingIn } from "@/hooks/use-payment";

const MOST = 99;

/** How many items wait for a decision of an admin; nothing when none does. */
export function QueueCount({ className }: { className: string }) {
  const { data } = useQueue();
  const waiting = data && waitingIn(data);
  if (!waiting) return null;
  return (
    <span
      data-testid="queue-count"
      className={clsx(
        "min-w-5 rounded-full bg-ink px-1.5 text-center text-xs leading-5 font-[640] text-ground",
        "tabular-nums",
        className,
      )}
    >
      {waiting > MOST ? `${MOST}+` : waiting}
      <span className="sr-only"> waiting</span>
    </span>
  );
}
