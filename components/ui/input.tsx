"use client";
import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { useFieldControl } from "./field";
import { useEarlyText } from "./use-early-text";

// With text below 16 px, iOS zooms into a focused field.
const controlClass = clsx(
  "h-12 w-full min-w-0 rounded-control border border-faint bg-card px-3.5",
  "text-[16px] text-ink transition-colors",
  "placeholder:text-muted hover:border-muted aria-invalid:border-bad disabled:opacity-50",
);

interface ValueProps {
  onValueChange?: (value: string) => void;
}

export function Input({ className, onValueChange, ...rest }: ComponentProps<"input"> & ValueProps) {
  return (
    <input
      ref={useEarlyText<HTMLInputElement>(rest.value, onValueChange)}
      {...useFieldControl()}
      {...(onValueChange && { onChange: (event) => onValueChange(event.target.value) })}
      className={clsx(controlClass, className)}
      {...rest}
    />
  );
}

export function Textarea({
  className,
  onValueChange,
  ...rest
}: ComponentProps<"textarea"> & ValueProps) {
  return (
    <textarea
      ref={useEarlyText<HTMLTextAreaElement>(rest.value, onValueChange)}
      {...useFieldControl()}
      {...(onValueChange && { onChange: (event) => onValueChange(event.target.value) })}
      className={clsx(controlClass, "h-auto! resize-y py-2.5", className)}
      {...rest}
    />
  );
}

interface SelectProps extends Omit<ComponentProps<"select">, "children"> {
  options: readonly { value: string; label: string }[];
}

/** A native select: the platform's own picker on a phone, full keyboard support elsewhere. */
export function Select({ options, className, ...rest }: SelectProps) {
  return (
    <span className="relative block min-w-0">
      <select
        {...useFieldControl()}
        className={clsx(controlClass, "appearance-none pr-10", className)}
        {...rest}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        size={18}
        className="pointer-events-none absolute top-1/2 right-3.5 -translate-y-1/2 text-muted"
        aria-hidden
      />
    </span>
  );
}

export function Checkbox({
  label,
  ...rest
}: Omit<ComponentProps<"input">, "type"> & { label: string }) {
  return (
    <label className="inline-flex min-h-11 items-center gap-2.5 text-base">
      <input type="checkbox" className="size-5 accent-ink" {...rest} />
      {label}
    </label>
  );
}
