import { clsx } from "clsx";

/** A car from above, its front towards the closed end of the slot. */
export function Car({ mine, flipped }: { mine: boolean; flipped: boolean }) {
  const glass = mine ? "fill-paint" : "fill-asphalt";
  return (
    <svg
      viewBox="0 0 24 42"
      aria-hidden="true"
      className={clsx(
        "h-11 w-auto max-w-[60%] transition-[opacity,translate] duration-200 starting:opacity-0",
        flipped ? "rotate-180 starting:-translate-y-3" : "starting:translate-y-3",
      )}
    >
      <rect
        x="0.5"
        y="0.5"
        width="23"
        height="41"
        rx="6.5"
        className={mine ? "fill-paint-ink" : "fill-muted dark:fill-faint"}
      />
      <rect x="4" y="9" width="16" height="7" rx="2.4" className={glass} />
      <rect x="5" y="32" width="14" height="4.5" rx="2" className={glass} opacity="0.75" />
    </svg>
  );
}
