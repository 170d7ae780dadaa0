"use client";
import { clsx } from "clsx";
import { Minus, Plus } from "lucide-react";
import { useId } from "react";
import { formatDate, formatMinutes, formatTime } from "@/components/ui/format";
import { offsetName } from "@/lib/core/formats";
import { instantsOf, localMinute } from "@/lib/core/local-time";
import { MIN_MINUTES } from "@/lib/domain/booking/values";
import { FaultNote } from "./fault-note";
import {
  stepped,
  withUntil,
  type StayDraft,
  type StayLimits,
  type StayReading,
} from "./stay-draft";
import { TimeInput } from "./time-input";

interface LengthFieldsProps {
  draft: StayDraft;
  reading: StayReading;
  limits: StayLimits;
  onChange: (draft: StayDraft) => void;
}

const lengths = [30, 60, 120, 240, 480, 1440] as const;

/** How long to stay: a stepper, common lengths, or the time until which. */
export function LengthFields({ draft, reading, limits, onChange }: LengthFieldsProps) {
  const setMinutes = (minutes: number) => onChange({ ...draft, minutes, until: null });
  const { timeZone, maxMinutes } = limits;
  return (
    <div className="grid content-start gap-3">
      <Stepper
        minutes={draft.minutes}
        maxMinutes={maxMinutes}
        fault={reading.faults.length}
        onChange={setMinutes}
        onMend={onChange}
      />
      <div
        role="group"
        aria-label="Common lengths"
        className="grid grid-cols-2 gap-2 sm:grid-cols-3"
      >
        {lengths
          .filter((minutes) => minutes <= maxMinutes)
          .map((minutes) => (
            <button
              key={minutes}
              type="button"
              aria-pressed={minutes === draft.minutes}
              className={clsx(
                "h-11 rounded-[10px] border border-line-strong bg-card text-sm font-[560]",
                "hover:bg-sunk aria-pressed:border-ink aria-pressed:bg-ink",
                "aria-pressed:text-ground sm:h-10",
              )}
              onClick={() => setMinutes(minutes)}
            >
              {minutes === 1440 ? "24 h" : formatMinutes(minutes)}
            </button>
          ))}
      </div>
      <TimeInput
        label="or until"
        value={draft.until ?? formatTime(reading.end, timeZone)}
        note={draft.until === null ? endNote(reading.end, timeZone) : ""}
        fault={reading.faults.until}
        onCommit={(typed) => onChange(withUntil(draft, typed, limits))}
        onMend={onChange}
      />
    </div>
  );
}

/** The end's day, and its offset where the hour happens twice. */
function endNote(end: string, timeZone: string): string {
  const isRepeated = instantsOf(localMinute(end, timeZone), timeZone).length > 1;
  return isRepeated ? offsetName(end, timeZone) : formatDate(end, timeZone);
}

interface StepperProps {
  minutes: number;
  maxMinutes: number;
  fault: StayReading["faults"]["length"];
  onChange: (minutes: number) => void;
  onMend: (draft: StayDraft) => void;
}

const stepButton = clsx(
  "flex h-9 w-11 items-center justify-center rounded-[9px] bg-sunk disabled:opacity-40",
  "enabled:hover:bg-line relative after:absolute after:-inset-y-1.5 after:inset-x-0",
);

function Stepper({ minutes, maxMinutes, fault, onChange, onMend }: StepperProps) {
  const id = useId();
  const [shorter, longer] = [stepped(minutes, -1), stepped(minutes, 1)];
  const keys: Record<string, number> = {
    ArrowUp: longer,
    ArrowRight: longer,
    ArrowDown: shorter,
    ArrowLeft: shorter,
  };
  const setWithin = (next: number) => {
    if (next >= MIN_MINUTES && next <= maxMinutes) onChange(next);
  };
  return (
    <div className="grid gap-1.5">
      <span id={id} className="text-sm font-[560]">
        Length
      </span>
      <div
        className={clsx(
          "flex h-12 items-center justify-between rounded-control border bg-card p-1.5",
          fault ? "border-bad" : "border-faint",
        )}
      >
        <button
          type="button"
          aria-label="Shorter"
          className={stepButton}
          disabled={shorter < MIN_MINUTES}
          onClick={() => onChange(shorter)}
        >
          <Minus size={18} aria-hidden />
        </button>
        <span
          role="spinbutton"
          tabIndex={0}
          aria-labelledby={id}
          aria-valuenow={minutes}
          aria-valuemin={MIN_MINUTES}
          aria-valuemax={maxMinutes}
          aria-valuetext={formatMinutes(minutes)}
          aria-invalid={fault ? true : undefined}
          className="rounded-[9px] px-2 text-lg font-[640] whitespace-nowrap"
          onKeyDown={(event) => {
            const next = keys[event.key];
            if (next === undefined) return;
            event.preventDefault();
            setWithin(next);
          }}
        >
          {formatMinutes(minutes)}
        </span>
        <button
          type="button"
          aria-label="Longer"
          className={stepButton}
          disabled={longer > maxMinutes}
          onClick={() => onChange(longer)}
        >
          <Plus size={18} aria-hidden />
        </button>
      </div>
      {fault && (
        <p className="text-sm text-bad">
          <FaultNote fault={fault} onMend={onMend} />
        </p>
      )}
    </div>
  );
}
