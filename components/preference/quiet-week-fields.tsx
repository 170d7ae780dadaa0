"use client";
import { clsx } from "clsx";
import { CopyCheck, Plus } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/button";
import { weekdayNames, weekdays, type Weekday } from "@/lib/core/weekly-hours";
import { QuietRangeFields } from "./quiet-range-fields";
import {
  addRange,
  changeRange,
  copyToAllDays,
  errorsOf,
  MAX_RANGES,
  removeRange,
  type Weekly,
} from "./quiet-week";

interface QuietWeekFieldsProps {
  weekly: Weekly;
  onChange: (weekly: Weekly) => void;
}

/** The quiet ranges of each day. A valid week is saved at once; an invalid one has errors. */
export function QuietWeekFields({ weekly, onChange }: QuietWeekFieldsProps) {
  const [shown, setShown] = useDraft(weekly, onChange);
  const errors = errorsOf(shown);

  return (
    <div className="grid gap-1">
      {weekdays.map((day) => (
        <div
          key={day}
          role="group"
          aria-label={weekdayNames[day]}
          className={clsx(
            "grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-2 gap-y-1 border-b",
            "border-line py-2 last:border-0 sm:grid-cols-[96px_minmax(0,1fr)_auto]",
          )}
        >
          <p className="self-center font-[560] sm:self-start sm:py-2.5">{weekdayNames[day]}</p>
          <DayButtons day={day} shown={shown} onChange={setShown} />
          <div className="col-span-2 grid gap-2 sm:col-span-1 sm:col-start-2 sm:row-start-1">
            {shown[day].length === 0 && (
              <p className="pb-2 text-sm text-muted sm:py-3">No quiet hours</p>
            )}
            {shown[day].map((range, index) => (
              <QuietRangeFields
                key={index}
                day={weekdayNames[day]}
                range={range}
                errors={{
                  start: errors[`${day}.${index}.start`],
                  end: errors[`${day}.${index}.end`],
                }}
                onChange={(change) => setShown(changeRange(shown, day, index, change))}
                onRemove={(button) => {
                  focusNear(button, index);
                  setShown(removeRange(shown, day, index));
                }}
              />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

/** The week as it was changed, until the saved one changes. */
function useDraft(saved: Weekly, save: (weekly: Weekly) => void) {
  const [draft, setDraft] = useState<{ of: Weekly; weekly: Weekly } | null>(null);
  const shown = draft?.of === saved ? draft.weekly : saved;
  function change(weekly: Weekly) {
    setDraft({ of: saved, weekly });
    if (Object.keys(errorsOf(weekly)).length === 0) save(weekly);
  }
  return [shown, change] as const;
}

/** Focuses the next range, the previous one or the add button after a range was removed. */
function focusNear(button: HTMLElement, index: number): void {
  const day = button.closest("[role=group]");
  requestAnimationFrame(() => {
    const buttons = day?.querySelectorAll<HTMLElement>("[data-remove]") ?? [];
    (
      buttons[Math.min(index, buttons.length - 1)] ?? day?.querySelector<HTMLElement>("[data-add]")
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
        onClick={() => onChange(copyToAllDays(shown, day))}
      >
        <CopyCheck size={17} aria-hidden />
      </IconButton>
      <IconButton
        data-add
        label={`Add quiet hours on ${name}`}
        disabled={shown[day].length >= MAX_RANGES}
        className="disabled:opacity-40"
        onClick={() => onChange(addRange(shown, day))}
      >
        <Plus size={18} aria-hidden />
      </IconButton>
    </div>
  );
}
