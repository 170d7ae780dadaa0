"use client";
import { clsx } from "clsx";
import type { KeyboardEvent, ReactNode } from "react";

export const chipClass = clsx(
  "relative inline-flex h-9 shrink-0 items-center gap-1.5 rounded-full border border-line-strong",
  "bg-card px-3.5 text-sm font-[560] whitespace-nowrap transition-colors hover:bg-sunk",
  "after:absolute after:-inset-y-1 after:inset-x-0",
  "aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:text-ground",
  "aria-disabled:cursor-not-allowed not-aria-pressed:aria-disabled:opacity-45",
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

/** By how many chips a key moves the focus. */
const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key];
  const chips = [...event.currentTarget.querySelectorAll("button")];
  const from = chips.indexOf(event.target as HTMLButtonElement);
  if (!step || from < 0) return;
  event.preventDefault();
  chips[(from + step + chips.length) % chips.length]?.focus();
}

/** Chips of which exactly one is selected. Arrow keys move between them. */
export function ChipGroup<V extends string>({
  label,
  value,
  options,
  onChange,
  className,
}: ChipGroupProps<V>) {
  return (
    <div
      role="group"
      aria-label={label}
      className={clsx(
        "flex gap-1.5 overflow-x-auto px-0.5 py-1 sm:gap-2 [scrollbar-width:none]",
        className,
      )}
      onKeyDown={moveFocus}
    >
      {options.map((option) => (
        <Chip
          key={option.value}
          pressed={option.value === value}
          onChange={() => option.value !== value && onChange(option.value)}
        >
          {option.label}
          {option.count !== undefined && <span className="opacity-70">{option.count}</span>}
        </Chip>
      ))}
    </div>
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
    <button
      type="button"
      aria-pressed={pressed}
      aria-disabled={disabled || undefined}
      className={chipClass}
      onClick={() => {
        if (!disabled) onChange(!pressed);
      }}
    >
      {children}
    </button>
  );
}
