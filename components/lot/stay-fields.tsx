"use client";
import { useState } from "react";
import { ChipGroup } from "@/components/ui/chip";
import { Field } from "@/components/ui/field";
import { formatMinutes, fromLocalInput, toLocalInput } from "@/components/ui/format";
import { Input } from "@/components/ui/input";
import { serverNow } from "@/hooks/server-clock";
import { MAX_MINUTES, MIN_MINUTES } from "@/lib/domain/booking/schema";
import { usualStays, type Stay } from "./stay";

interface StayFieldsProps {
  stay: Stay;
  onChange: (stay: Stay) => void;
  timezone: string;
  zoneNote?: string | null;
}
const CUSTOM = "custom";

/** Chips for the usual, native inputs for the rest. */
export function StayFields({ stay, onChange, timezone, zoneNote }: StayFieldsProps) {
  const usual = stay.at === null && usualStays.some((minutes) => minutes === stay.minutes);
  const [custom, setCustom] = useState(!usual);
  const show = custom || !usual;

  function choose(value: string) {
    setCustom(value === CUSTOM);
    if (value !== CUSTOM) onChange({ at: null, minutes: Number(value) });
  }
  return (
    <div className="grid gap-3">
      <ChipGroup
        label="For how long"
        value={show ? CUSTOM : String(stay.minutes)}
        onChange={choose}
        options={[
          ...usualStays.map((minutes, index) => ({
            value: String(minutes),
            label: index === 0 ? `Now – ${formatMinutes(minutes)}` : formatMinutes(minutes),
          })),
          { value: CUSTOM, label: "Other" },
        ]}
      />
      {show && (
        <CustomStay stay={stay} onChange={onChange} timezone={timezone} zoneNote={zoneNote} />
      )}
    </div>
  );
}

function CustomStay({ stay, onChange, timezone, zoneNote }: StayFieldsProps) {
  const start = stay.at ?? toLocalInput(new Date(serverNow()).toISOString(), timezone);
  const end = endOf(start, stay.minutes);
  const over = stay.at !== null && isOver(stay.at, timezone);
  function setEnd(value: string) {
    const minutes = minutesBetween(start, value);
    if (minutes !== null)
      onChange({ at: stay.at, minutes: Math.min(MAX_MINUTES, Math.max(MIN_MINUTES, minutes)) });
  }
  return (
    <div className="grid gap-3 min-[420px]:grid-cols-2">
      <Field
        label="From"
        help={stay.at === null ? "Now" : (zoneNote ?? undefined)}
        error={over ? "This is over." : undefined}
      >
        <Input
          type="datetime-local"
          value={start}
          min={toLocalInput(new Date(serverNow()).toISOString(), timezone)}
          onValueChange={(value) => onChange({ ...stay, at: value || null })}
        />
      </Field>
      <Field label="Until" help={formatMinutes(stay.minutes)}>
        <Input
          type="datetime-local"
          value={end}
          min={endOf(start, MIN_MINUTES)}
          onValueChange={setEnd}
        />
      </Field>
    </div>
  );
}

/** Within its own minute a start still counts as now. */
function isOver(at: string, timezone: string): boolean {
  const start = fromLocalInput(at, timezone);
  return start !== null && Date.parse(start) + 60_000 <= serverNow();
}

// Wall-clock arithmetic is enough here: what is sent is the start's instant plus the elapsed minutes.
const wall = (local: string) => Date.parse(`${local}Z`);
const endOf = (local: string, minutes: number) =>
  new Date(wall(local) + minutes * 60_000).toISOString().slice(0, 16);
function minutesBetween(start: string, end: string): number | null {
  const minutes = Math.round((wall(end) - wall(start)) / 60_000);
  return Number.isNaN(minutes) ? null : minutes;
}
