"use client";
import { clsx } from "clsx";
import { Clock } from "lucide-react";
import { ClockInput } from "@/components/ui/clock-input";
import { Field } from "@/components/ui/field";
import { FaultNote } from "./fault-note";
import type { Fault, StayDraft } from "./stay-draft";

interface TimeInputProps {
  label: string;
  value: string;
  /** Beside the time: "Today", "24 h". */
  note: string;
  fault: Fault | undefined;
  onCommit: (time: string) => void;
  onMend: (draft: StayDraft) => void;
}

/** A time of the picker, with what is wrong with it and how it is mended. */
export function TimeInput({ label, value, note, fault, onCommit, onMend }: TimeInputProps) {
  return (
    <Field label={label} error={fault && <FaultNote fault={fault} onMend={onMend} />}>
      <span className="relative block">
        <Clock
          size={18}
          className="pointer-events-none absolute top-1/2 left-3.5 -translate-y-1/2 text-muted"
          aria-hidden
        />
        <ClockInput
          value={value}
          onCommit={onCommit}
          className={clsx("pl-10.5", note && "pr-24")}
        />
        <span
          className={clsx(
            "pointer-events-none absolute top-1/2 right-3.5 -translate-y-1/2",
            "text-sm text-muted",
          )}
        >
          {note}
        </span>
      </span>
    </Field>
  );
}
