"use client";
import { clsx } from "clsx";
import { Clock } from "lucide-react";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { FaultNote } from "./fault-note";
import type { Fault, StayDraft } from "./stay-draft";

interface TimeInputProps {
  label: string;
  value: string;
  /** Beside the time: "Today", "24 h". */
  note: string;
  fault: Fault | undefined;
  onCommit: (typed: string) => void;
  onMend: (draft: StayDraft) => void;
}

/** A time of 24 hours that is typed; it is read when the field is left or Enter is pressed. */
export function TimeInput({ label, value, note, fault, onCommit, onMend }: TimeInputProps) {
  const [typed, setTyped] = useState<string | null>(null);

  function commit() {
    setTyped(null);
    if (typed !== null && typed !== value) onCommit(typed);
  }
  return (
    <Field label={label} error={fault && <FaultNote fault={fault} onMend={onMend} />}>
      <span className="relative block">
        <Clock
          size={18}
          className="pointer-events-none absolute top-1/2 left-3.5 -translate-y-1/2 text-muted"
          aria-hidden
        />
        <Input
          inputMode="numeric"
          autoComplete="off"
          maxLength={8}
          placeholder="hh:mm"
          value={typed ?? value}
          onValueChange={setTyped}
          onFocus={(event) => event.target.select()}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            commit();
          }}
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
