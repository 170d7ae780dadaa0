"use client";
import { X } from "lucide-react";
import { IconButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { isOvernight, type Range } from "./quiet-words";

/** Room for the hour, the minute and AM or PM beside the picker's icon. */
const time = "h-11! px-2.5! [&::-webkit-calendar-picker-indicator]:ms-0 [&::-webkit-calendar-picker-indicator]:p-0";

interface QuietRangeProps { day: string; range: Range; errors: { start: string | undefined; end: string | undefined }; onChange: (change: Partial<Range>) => void; onRemove: () => void }

export function QuietRange({ day, range, errors, onChange, onRemove }: QuietRangeProps) {
  return (
    <div>
      <div className="grid max-w-[340px] grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)_auto] items-start gap-1.5">
        <Field label={`${day}, quiet from`} hideLabel error={errors.start}><Input type="time" value={range.start} onValueChange={(start) => onChange({ start })} className={time} /></Field>
        <span aria-hidden className="py-2.5 text-muted">–</span>
        <Field label={`${day}, quiet until`} hideLabel error={errors.end}><Input type="time" value={range.end} onValueChange={(end) => onChange({ end })} className={time} /></Field>
        <IconButton label={`Remove ${day} ${range.start}–${range.end}`} onClick={onRemove}><X size={17} aria-hidden /></IconButton>
      </div>
      {isOvernight(range) && <p className="mt-0.5 text-xs text-muted">until the next day</p>}
    </div>
  );
}
