"use client";
import { Globe } from "lucide-react";
import { ChipGroup } from "@/components/ui/chip";
import {
  foreignZone,
  formatDate,
  formatDay,
  formatRange,
  formatTime,
} from "@/components/ui/format";
import { offsetName } from "@/lib/core/formats";
import { cityOf } from "@/lib/core/time-zones";
import { localMinute } from "@/lib/core/local-time";
import { DayChips } from "./day-chips";
import { LengthFields } from "./length-fields";
import { QuarterList } from "./quarter-list";
import { isoOf, type StayDraft, type StayLimits, type StayReading } from "./stay-draft";
import { TimeInput } from "./time-input";

interface PickerFieldsProps {
  draft: StayDraft;
  reading: StayReading;
  limits: StayLimits;
  readerZone: string;
  onChange: (draft: StayDraft) => void;
}

/** The fields of a stay: its day, start, length or end, and its zone where that is foreign. */
export function PickerFields({ draft, reading, limits, readerZone, onChange }: PickerFieldsProps) {
  const { timeZone, now } = limits;
  const present = formatTime(isoOf(now), timeZone);
  return (
    <div className="grid gap-4">
      <DayChips draft={draft} limits={limits} onChange={onChange} />
      <div className="grid grid-cols-[minmax(0,5fr)_minmax(0,7fr)] gap-3.5 sm:grid-cols-2 sm:gap-5">
        <div className="grid content-start gap-2">
          <TimeInput
            label="Start"
            value={draft.time ?? present}
            note={draft.time === null ? "Now" : ""}
            fault={reading.faults.start}
            onCommit={(time) => onChange({ ...draft, time, isSecond: false })}
            onMend={onChange}
          />
          {reading.repeated && (
            <RepeatedHour {...{ draft, timeZone, onChange }} instants={reading.repeated} />
          )}
          <QuarterList
            day={draft.day}
            limits={limits}
            value={draft.time}
            near={draft.time ?? present}
            onChange={(time) => onChange({ ...draft, time, isSecond: false })}
          />
        </div>
        <LengthFields draft={draft} reading={reading} limits={limits} onChange={onChange} />
      </div>
      <ZoneNote reading={reading} timeZone={timeZone} readerZone={readerZone} />
    </div>
  );
}

interface RepeatedHourProps {
  draft: StayDraft;
  timeZone: string;
  instants: readonly [string, string];
  onChange: (draft: StayDraft) => void;
}

function RepeatedHour({ draft, timeZone, instants, onChange }: RepeatedHourProps) {
  const [first, second] = instants;
  const day = formatDate(first, timeZone);
  return (
    <div className="text-sm">
      <p>
        {draft.time} happens twice on {day}: the clocks go back.
      </p>
      <ChipGroup
        label="Which of the two"
        value={draft.isSecond ? "second" : "first"}
        onChange={(which) => onChange({ ...draft, isSecond: which === "second" })}
        className="flex-wrap"
        options={[
          { value: "first", label: `First, ${offsetName(first, timeZone)}` },
          { value: "second", label: `Second, ${offsetName(second, timeZone)}` },
        ]}
      />
    </div>
  );
}

interface ZoneNoteProps {
  reading: StayReading;
  timeZone: string;
  readerZone: string;
}

/** The lot's zone by its city, and the stay by the reader's clock, where the two differ. */
function ZoneNote({ reading, timeZone, readerZone }: ZoneNoteProps) {
  const { start, end, faults } = reading;
  if (!foreignZone(timeZone, readerZone, start)) return null;
  const isSameDay =
    localMinute(start, timeZone).slice(0, 10) === localMinute(start, readerZone).slice(0, 10);
  const day = isSameDay ? "" : `${formatDay(start, readerZone)} `;
  const time = day + formatRange(start, end, readerZone);
  return (
    <p className="flex gap-2.5 rounded-control bg-info-soft px-3.5 py-2.5 text-sm text-info">
      <Globe size={18} className="mt-px shrink-0" aria-hidden />
      <span>
        <b>{cityOf(timeZone)} time.</b>
        {Object.keys(faults).length === 0 &&
          ` By your clock, in ${cityOf(readerZone)}, that is ${time}.`}
      </span>
    </p>
  );
}
