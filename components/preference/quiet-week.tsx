"use client";
import { CopyCheck, Plus } from "lucide-react";
import { useEffect, useEffectEvent, useState } from "react";
import { IconButton } from "@/components/ui/button";
import { weekdays, type Weekday } from "@/lib/core/weekly-hours";
import { QuietRange } from "./quiet-range";
import {
  copiedToAll,
  errorsOf,
  MOST_RANGES,
  weekdayNames,
  withNewRange,
  withoutRange,
  withRange,
  type Weekly,
} from "./quiet-words";

/** While somebody still types, half a time is not worth saving. */
const REST_MS = 600;

/** The ranges of each day. A complete week is saved once it rests; what is missing is said beside its field. */
export function QuietWeek({
  weekly,
  onChange,
}: {
  weekly: Weekly;
  onChange: (weekly: Weekly) => void;
}) {
  const [draft, setDraft] = useState<Weekly | null>(null);
  const shown = draft ?? weekly;
  const errors = errorsOf(shown);
  const isComplete = Object.keys(errors).length === 0;
  const save = useEffectEvent(() => {
    if (draft) onChange(draft);
    setDraft(null);
  });
  useEffect(() => {
    if (draft === null || !isComplete) return;
    const timer = setTimeout(() => save(), REST_MS);
    return () => clearTimeout(timer);
  }, [draft, isComplete]);

  return (
    <div className="grid gap-1">
      {weekdays.map((day) => (
        <div
          key={day}
          role="group"
          aria-label={weekdayNames[day]}
          className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-2 gap-y-1 border-b border-line py-2 last:border-0 sm:grid-cols-[96px_minmax(0,1fr)_auto]"
        >
          <p className="self-center font-[560] sm:self-start sm:py-2.5">{weekdayNames[day]}</p>
          <DayButtons day={day} shown={shown} onChange={setDraft} />
          <div className="col-span-2 grid gap-2 sm:col-span-1 sm:col-start-2 sm:row-start-1">
            {shown[day].length === 0 && (
              <p className="pb-2 text-sm text-muted sm:py-3">Not quiet</p>
            )}
            {shown[day].map((range, index) => (
              <QuietRange
                key={index}
                day={weekdayNames[day]}
                range={range}
                errors={{
                  start: errors[`${day}.${index}.start`],
                  end: errors[`${day}.${index}.end`],
                }}
                onChange={(change) => setDraft(withRange(shown, day, index, change))}
                onRemove={(button) => {
                  focusNear(button, index);
                  setDraft(withoutRange(shown, day, index));
                }}
              />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

/** Once a range has gone the keyboard goes on at the next one, at the one before, or where a new one is added. */
function focusNear(button: HTMLElement, index: number): void {
  const day = button.closest("[role=group]");
  requestAnimationFrame(() => {
    const left = day?.querySelectorAll<HTMLElement>("[data-remove]") ?? [];
    (
      left[Math.min(index, left.length - 1)] ?? day?.querySelector<HTMLElement>("[data-add]")
    )?.focus();
  });
}

function DayButtons({
  day,
  shown,
  onChange,
}: {
  day: Weekday;
  shown: Weekly;
  onChange: (weekly: Weekly) => void;
}) {
  const name = weekdayNames[day];
  return (
    <div className="-mr-2.5 flex sm:col-start-3 sm:row-start-1">
      <IconButton
        label={`Copy ${name} to all days`}
        onClick={() => onChange(copiedToAll(shown, day))}
      >
        <CopyCheck size={17} aria-hidden />
      </IconButton>
      <IconButton
        data-add
        label={`Add quiet hours on ${name}`}
        disabled={shown[day].length >= MOST_RANGES}
        className="disabled:opacity-40"
        onClick={() => onChange(withNewRange(shown, day))}
      >
        <Plus size={18} aria-hidden />
      </IconButton>
    </div>
  );
}
