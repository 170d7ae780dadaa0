"use client";
import { useState } from "react";
import { ChipGroup } from "@/components/ui/chip";
import { Field } from "@/components/ui/field";
import { formatMinutes } from "@/components/ui/format";
import { instantOf, localMinute } from "@/lib/core/local-time";
import { Input } from "@/components/ui/input";
import { serverNow } from "@/hooks/server-clock";
import { MINUTE_MS } from "@/lib/core/duration";
import { MAX_MINUTES, MIN_MINUTES } from "@/lib/domain/booking/values";
import { commonLengths, localEnd, localMinutes, type Stay } from "./stay";

interface StayFieldsProps {
  stay: Stay;
  onChange: (stay: Stay) => void;
  timezone: string;
  /** Shown below a chosen start, when the lot's time zone is not the driver's. */
  zoneNote?: string | null;
}
const CUSTOM = "custom";

/** Chips for common lengths starting now, and inputs for any other stay. */
export function StayFields({ stay, onChange, timezone, zoneNote }: StayFieldsProps) {
  const isCommon = stay.at === null && commonLengths.some((minutes) => minutes === stay.minutes);
  const [custom, setCustom] = useState(!isCommon);
  const showsInputs = custom || !isCommon;
  const label = showsInputs ? "Parking time" : "Starting now, for";

  function choose(value: string) {
    setCustom(value === CUSTOM);
    if (value !== CUSTOM) onChange({ at: null, minutes: Number(value) });
  }
  return (
    <div className="grid gap-3">
      <div>
        <p aria-hidden className="mb-0.5 text-sm font-[560]">
          {label}
        </p>
        <ChipGroup
          label={label}
          value={showsInputs ? CUSTOM : String(stay.minutes)}
          onChange={choose}
          options={[
            ...commonLengths.map((minutes) => ({
              value: String(minutes),
              label: formatMinutes(minutes),
            })),
            { value: CUSTOM, label: "Other time" },
          ]}
        />
      </div>
      {showsInputs && (
        <CustomStay stay={stay} onChange={onChange} timezone={timezone} zoneNote={zoneNote} />
      )}
    </div>
  );
}

function CustomStay({ stay, onChange, timezone, zoneNote }: StayFieldsProps) {
  const now = localMinute(new Date(serverNow()).toISOString(), timezone);
  const start = stay.at ?? now;
  const isPast = stay.at !== null && hasPassed(stay.at, timezone);
  function setEnd(value: string) {
    const minutes = localMinutes(start, value);
    if (minutes !== null)
      onChange({ at: stay.at, minutes: Math.min(MAX_MINUTES, Math.max(MIN_MINUTES, minutes)) });
  }
  return (
    <div className="grid gap-3 min-[420px]:grid-cols-2">
      <Field
        label="From"
        help={stay.at === null ? "Now" : (zoneNote ?? undefined)}
        error={isPast ? "This time has passed." : undefined}
      >
        <Input
          type="datetime-local"
          value={start}
          min={now}
          onValueChange={(value) => onChange({ ...stay, at: value || null })}
        />
      </Field>
      <Field label="Until" help={formatMinutes(stay.minutes)}>
        <Input
          type="datetime-local"
          value={localEnd(start, stay.minutes)}
          min={localEnd(start, MIN_MINUTES)}
          onValueChange={setEnd}
        />
      </Field>
    </div>
  );
}

/** A start within the current minute has not passed yet. */
function hasPassed(at: string, timezone: string): boolean {
  const start = instantOf(at, timezone);
  return start !== null && Date.parse(start) + MINUTE_MS <= serverNow();
}
