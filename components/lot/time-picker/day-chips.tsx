"use client";
import { clsx } from "clsx";
import { CalendarDays } from "lucide-react";
import { useState } from "react";
import { Chip } from "@/components/ui/chip";
import { Field } from "@/components/ui/field";
import { formatLeaf } from "@/components/ui/format";
import { Input } from "@/components/ui/input";
import { MAX_DAYS_AHEAD } from "@/lib/domain/booking/values";
import {
  dayAfter,
  isoOf,
  nextQuarter,
  startingAt,
  type StayDraft,
  type StayLimits,
} from "./stay-draft";

interface DayChipsProps {
  draft: StayDraft;
  limits: StayLimits;
  onChange: (draft: StayDraft) => void;
}

const SHOWN_DAYS = [0, 1, 2, 3, 4] as const;
const SHOWN_ON_PHONE = 2;

/** The day of the start: now, one of the next days, or any day by a date field. */
export function DayChips({ draft, limits, onChange }: DayChipsProps) {
  const { timeZone, now } = limits;
  const days = SHOWN_DAYS.map((after) => dayAfter(now, after, timeZone));
  const isListed = days.includes(draft.day);
  const [picks, setPicks] = useState(!isListed);
  const chosen = draft.time === null ? "" : draft.day;

  function choose(day: string) {
    setPicks(false);
    onChange(onDay(draft, day, limits));
  }
  return (
    <div className="grid gap-3">
      <div role="group" aria-label="When" className="flex flex-wrap gap-2">
        <Chip
          pressed={draft.time === null}
          onChange={() => {
            setPicks(false);
            onChange({ ...draft, day: days[0]!, time: null, isSecond: false, until: null });
          }}
        >
          Now
        </Chip>
        {days.map((day, after) => (
          <span key={day} className={clsx("contents", after >= SHOWN_ON_PHONE && "max-sm:hidden")}>
            <Chip pressed={chosen === day && !picks} onChange={() => choose(day)}>
              {nameOf(day, after)}
            </Chip>
          </span>
        ))}
        <Chip pressed={picks || (chosen !== "" && !isListed)} onChange={() => setPicks(true)}>
          <CalendarDays size={16} aria-hidden />
          <span className="max-sm:sr-only">Pick a day</span>
        </Chip>
      </div>
      {picks && (
        <DayField
          day={draft.day}
          first={days[0]!}
          last={dayAfter(now, MAX_DAYS_AHEAD, timeZone)}
          onChange={(day) => onChange(onDay(draft, day, limits))}
        />
      )}
    </div>
  );
}

/** A draft on another day, at the same time or, from "now" on, at the next quarter. */
function onDay(draft: StayDraft, day: string, { timeZone, now }: StayLimits): StayDraft {
  if (draft.time !== null) return { ...draft, day, isSecond: false };
  return { ...startingAt(draft, isoOf(nextQuarter(now)), timeZone), day };
}

/** "Today", "Tomorrow", "Sat 28" */
function nameOf(day: string, after: number): string {
  if (after < 2) return after === 0 ? "Today" : "Tomorrow";
  const leaf = formatLeaf(`${day}T12:00:00Z`, "UTC");
  return `${leaf.weekday.charAt(0)}${leaf.weekday.slice(1).toLowerCase()} ${leaf.day}`;
}

interface DayFieldProps {
  day: string;
  first: string;
  last: string;
  onChange: (day: string) => void;
}

/** A native date field. While it is typed, its value may be any; it is used when it is left. */
function DayField({ day, first, last, onChange }: DayFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string>();
  const isPossible = (value: string) => value >= first && value <= last;

  function commit() {
    if (typed === null) return;
    setError(isPossible(typed) ? undefined : `Choose a day within ${MAX_DAYS_AHEAD} days.`);
    if (!isPossible(typed)) return;
    setTyped(null);
    onChange(typed);
  }
  return (
    <Field label="Day" error={error} className="max-w-[240px]">
      <Input
        type="date"
        value={typed ?? day}
        min={first}
        max={last}
        onValueChange={setTyped}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit();
        }}
      />
    </Field>
  );
}
