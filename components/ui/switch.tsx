"use client";
import { Switch as Base } from "@base-ui/react/switch";
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
  "data-checked:border-ink data-checked:bg-ink",
  "data-disabled:cursor-not-allowed data-disabled:opacity-45",
);
const thumb = clsx(
  "block size-5 rounded-full bg-muted transition-[translate,background-color]",
  "data-checked:translate-x-5 data-checked:bg-ground",
);

/** A switch without a visible label; `label` is for screen readers. */
export function Switch({ label, checked, onChange, disabled, className }: SwitchProps) {
  return (
    <Base.Root
      aria-label={label}
      checked={checked}
      onCheckedChange={(next) => onChange(next)}
      {...(disabled !== undefined && { disabled })}
      className={clsx(track, className)}
    >
      <Base.Thumb className={thumb} />
    </Base.Root>
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
