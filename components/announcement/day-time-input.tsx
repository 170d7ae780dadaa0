"use client";
import { ClockInput } from "@/components/ui/clock-input";
import { Input } from "@/components/ui/input";

interface DayTimeInputProps {
  /** "2026-11-22T08:30"; empty, or a part of it while it is typed. */
  value: string;
  /** Names the time; the field around both names the day. */
  timeLabel: string;
  onChange: (value: string) => void;
}

/** A day and a time of 24 hours. */
export function DayTimeInput({ value, timeLabel, onChange }: DayTimeInputProps) {
  const [day = "", time = ""] = value.split("T");
  const change = (next: { day: string; time: string }) =>
    onChange(next.day || next.time ? `${next.day}T${next.time}` : "");
  return (
    <span className="grid grid-cols-[minmax(0,1fr)_92px] gap-2">
      <Input type="date" value={day} onValueChange={(next) => change({ day: next, time })} />
      <ClockInput
        id={undefined}
        aria-label={timeLabel}
        value={time}
        onCommit={(next) => change({ day, time: next })}
      />
    </span>
  );
}
