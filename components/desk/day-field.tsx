"use client";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { afterTyping, following } from "./day-text";

interface DayFieldProps {
  label: string;
  /** "2026-11-22", or empty for any. */
  value: string;
  onChange: (day: string) => void;
}

export function DayField({ label, value, onChange }: DayFieldProps) {
  const [kept, setKept] = useState({ text: value, day: value });
  const shown = following(kept, value);
  if (shown !== kept) setKept(shown);
  return (
    <Field label={label} hideLabel className="max-sm:min-w-40 max-sm:flex-1">
      <span className="flex items-center gap-2 max-sm:grid max-sm:gap-1">
        <span aria-hidden className="text-sm text-muted">
          {label}
        </span>
        <Input
          type="date"
          value={shown.text}
          onValueChange={(text) => {
            const next = afterTyping(shown, text);
            setKept(next);
            if (next.day !== shown.day) onChange(next.day);
          }}
        />
      </span>
    </Field>
  );
}
