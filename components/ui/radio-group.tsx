"use client";
import { clsx } from "clsx";
import { useId } from "react";

interface RadioGroupProps<V extends string> {
  label: string;
  value: V;
  options: readonly { value: V; label: string }[];
  onChange: (value: V) => void;
  stacked?: boolean;
}

const card = [
  "relative flex min-h-12 cursor-pointer items-center gap-3 rounded-control px-3.5 py-2.5",
  "border border-line-strong bg-card transition-colors hover:bg-sunk",
  "has-checked:border-ink has-checked:bg-sunk",
  "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ink",
].join(" ");

/** A radio group drawn as cards, built on native radio inputs. */
export function RadioGroup<V extends string>({
  label,
  value,
  options,
  onChange,
  stacked = false,
}: RadioGroupProps<V>) {
  const name = useId();
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-sm font-[560]">{label}</legend>
      <div className={clsx("grid gap-2", !stacked && "sm:auto-cols-fr sm:grid-flow-col")}>
        {options.map((option) => (
          <label key={option.value} className={card}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              className="size-4.5 shrink-0 accent-ink outline-none"
            />
            <span className="min-w-0 font-[560]">{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
