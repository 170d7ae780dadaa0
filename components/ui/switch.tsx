"use client";
import { clsx } from "clsx";
import type { ReactNode } from "react";

interface SwitchProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean | undefined;
  className?: string;
}

// The pseudo-element makes the touch target 44 px high and 52 px wide.
const track = clsx(
  "relative inline-flex h-7 w-12 shrink-0 cursor-pointer items-center rounded-full p-[3px]",
  "border border-faint bg-sunk transition-colors",
  "after:absolute after:-inset-x-0.5 after:-inset-y-2",
  "aria-checked:border-ink aria-checked:bg-ink",
  "aria-disabled:cursor-not-allowed aria-disabled:opacity-45",
);
const thumb = clsx(
  "block size-5 rounded-full bg-muted transition-[translate,background-color]",
  "in-aria-checked:translate-x-5 in-aria-checked:bg-ground",
);

/** A switch without a visible label; `label` is for screen readers. */
export function Switch({ label, checked, onChange, disabled, className }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-label={label}
      aria-checked={checked}
      aria-disabled={disabled || undefined}
      onClick={() => {
        if (!disabled) onChange(!checked);
      }}
      className={clsx(track, className)}
    >
      <span className={thumb} />
    </button>
  );
}

/** A switch with its visible label and note. */
export function SwitchRow({
  title,
  note,
  ...rest
}: Omit<SwitchProps, "label" | "className"> & { title: string; note?: ReactNode }) {
  return (
    <div className="flex min-h-14 items-center justify-between gap-4 py-2">
      <div className="min-w-0">
        <p className="font-[560]" aria-hidden>
          {title}
        </p>
        {note && <p className="text-sm text-muted">{note}</p>}
      </div>
      <Switch label={title} {...rest} />
    </div>
  );
}
