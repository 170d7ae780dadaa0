"use client";
import { Toggle } from "@base-ui/react/toggle";
import { ToggleGroup } from "@base-ui/react/toggle-group";
import { clsx } from "clsx";
import type { ReactNode } from "react";

export const chipClass = clsx(
  "relative inline-flex h-9 shrink-0 items-center gap-1.5 rounded-full border border-line-strong",
  "bg-card px-3.5 text-sm font-[560] whitespace-nowrap transition-colors hover:bg-sunk",
  "after:absolute after:-inset-y-1 after:inset-x-0",
  "data-pressed:border-ink data-pressed:bg-ink data-pressed:text-ground",
);

export interface ChipOption<V extends string> {
  value: V;
  label: ReactNode;
  count?: number;
}
interface ChipGroupProps<V extends string> {
  label: string;
  value: V;
  options: readonly ChipOption<V>[];
  onChange: (value: V) => void;
  className?: string;
}

/** Chips of which exactly one is selected. */
export function ChipGroup<V extends string>({
  label,
  value,
  options,
  onChange,
  className,
}: ChipGroupProps<V>) {
  return (
    <ToggleGroup
      aria-label={label}
      value={[value]}
      className={clsx(
        "flex gap-1.5 overflow-x-auto px-0.5 py-1 sm:gap-2 [scrollbar-width:none]",
        className,
      )}
      onValueChange={(next) => {
        const chosen = next.find((one) => one !== value);
        if (chosen) onChange(chosen);
      }}
    >
      {options.map((option) => (
        <Toggle key={option.value} value={option.value} className={chipClass}>
          {option.label}
          {option.count !== undefined && <span className="opacity-70">{option.count}</span>}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}

interface ChipProps {
  pressed: boolean;
  onChange: (pressed: boolean) => void;
  children: ReactNode;
  disabled?: boolean;
}

/** A filter that can be switched on and off. */
export function Chip({ pressed, onChange, children, disabled }: ChipProps) {
  return (
    <Toggle
      pressed={pressed}
      onPressedChange={onChange}
      disabled={disabled ?? false}
      className={chipClass}
    >
      {children}
    </Toggle>
  );
}
