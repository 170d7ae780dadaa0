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

/** A word on a soft surface; colour only underlines what the word says. */
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
        "inline-flex h-[23px] shrink-0 items-center gap-1 rounded-[7px] px-2 text-[12.5px] font-[600] whitespace-nowrap",
        tones[tone],
        className,
      )}
    >
      {icon}
      {children}
    </span>
  );
}

/** A slot's code, as painted on the ground. */
export function SlotChip({ code }: { code: string }) {
  return (
    <span className="inline-flex h-[26px] items-center rounded-[7px] bg-sunk px-2 font-mono text-[13px] font-[600]">
      Slot {code}
    </span>
  );
}

/** A vehicle's number, as on its plate. */
export function PlateChip({ number }: { number: string }) {
  return (
    <span className="inline-flex h-[26px] items-center rounded-[7px] border border-ink px-2 font-mono text-[13px] font-[600] whitespace-nowrap">
      {number}
    </span>
  );
}
