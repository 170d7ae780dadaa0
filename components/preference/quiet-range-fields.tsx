"use client";
import { clsx } from "clsx";
import { X } from "lucide-react";
import { IconButton } from "@/components/ui/button";
import { ClockInput } from "@/components/ui/clock-input";
import { Field } from "@/components/ui/field";
import { isOvernight, type Range } from "./quiet-week";

const timeClass = "h-11! px-2.5!";
/** The two fields side by side, or one below the other where space is short. */
const pairClass = clsx(
  "grid grid-cols-[auto_minmax(0,1fr)] items-start gap-1.5",
  "@min-[16rem]:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)]",
);

interface QuietRangeProps {
  day: string;
  range: Range;
  errors: { start: string | undefined; end: string | undefined };
  onChange: (change: Partial<Range>) => void;
  onRemove: (button: HTMLElement) => void;
}

export function QuietRangeFields({ day, range, errors, onChange, onRemove }: QuietRangeProps) {
  return (
    <div>
      <div className="flex max-w-[340px] items-start gap-1.5">
        <div className="@container min-w-0 flex-1">
          <div className={pairClass}>
            <span aria-hidden className="py-2.5 text-sm text-muted @min-[16rem]:hidden">
              From
            </span>
            <Field label={`${day}, quiet from`} hideLabel error={errors.start}>
              <ClockInput
                value={range.start}
                onCommit={(start) => onChange({ start })}
                className={timeClass}
              />
            </Field>
            <span aria-hidden className="py-2.5 text-muted">
              <span className="text-sm @min-[16rem]:hidden">Until</span>
              <span className="@max-[16rem]:hidden">–</span>
            </span>
            <Field label={`${day}, quiet until`} hideLabel error={errors.end}>
              <ClockInput
                value={range.end}
                onCommit={(end) => onChange({ end })}
                className={timeClass}
              />
            </Field>
          </div>
        </div>
        <IconButton
          data-remove
          label={`Remove ${day} ${range.start}–${range.end}`}
          onClick={(event) => onRemove(event.currentTarget)}
        >
          <X size={17} aria-hidden />
        </IconButton>
      </div>
      {isOvernight(range) && <p className="mt-0.5 text-xs text-muted">until the next day</p>}
    </div>
  );
}
