import { clsx } from "clsx";
import type { ReactNode } from "react";

export type Tone = "ok" | "bad" | "warn" | "info" | "paint" | "quiet";
const tones: Record<Tone, string> = {
  ok: "bg-ok-soft text-ok",
  bad: "bg-bad-soft text-bad",
  warn: "bg-warn-soft text-warn",
  info: "bg-info-soft text-info",
  paint: "bg-paint text-paint-ink",
  quiet: "bg-sunk text-muted",
};

/** A short label on a tinted background. The text carries the meaning, never the colour alone. */
export function Badge({
  tone = "quiet",
  icon,
  children,
  className,
}: {
  tone?: Tone;
  icon?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <span
      className={clsx(
        "inline-flex h-[23px] shrink-0 items-center gap-1 rounded-[7px] px-2",
        "text-[12.5px] font-[600] whitespace-nowrap",
        tones[tone],
        className,
      )}
    >
      {icon}
      {children}
    </span>
  );
}

const monoChip =
  "inline-flex h-[26px] items-center rounded-[7px] px-2 font-mono text-[13px] font-[600]";

export function SlotChip({ code }: { code: string }) {
  return <span className={clsx(monoChip, "bg-sunk")}>Slot {code}</span>;
}

/** A vehicle number, drawn like a number plate. */
export function PlateChip({ number }: { number: string }) {
  return <span className={clsx(monoChip, "border border-ink whitespace-nowrap")}>{number}</span>;
}
