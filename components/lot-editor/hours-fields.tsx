"use client";
import { CopyCheck } from "lucide-react";
import { IconButton } from "@/components/ui/button";
import { Switch } from "@/components/ui/switch";
import { readClosingTime, readTime } from "@/components/ui/typed-time";
import { weekdayNames, weekdays, type Weekday } from "@/lib/core/weekly-hours";
import { changeDay, copyDay, endNote, toggleDay, type Hours } from "./hours";
import { SavedInput } from "./saved-fields";

interface HoursFieldsProps {
  hours: Hours;
  onSave: (hours: Hours) => Promise<string | null>;
}

/** When the lot is open on each weekday: a switch and two times of 24 hours. */
export function HoursFields({ hours, onSave }: HoursFieldsProps) {
  return (
    <ul className="grid border-t border-line">
      {weekdays.map((day) => (
        <li key={day} className="border-b border-line py-2 last:border-0">
          <DayRow day={day} hours={hours} onSave={onSave} />
        </li>
      ))}
    </ul>
  );
}

function DayRow({ day, hours, onSave }: HoursFieldsProps & { day: Weekday }) {
  const name = weekdayNames[day];
  const [range] = hours[day];
  const time = (side: "start" | "end", label: string, read: typeof readTime) => (
    <SavedInput
      hideLabel
      label={`${name}, ${label}`}
      name={`${side === "start" ? "opening" : "closing"} time of ${name}`}
      className="w-[84px]"
      value={range?.[side] ?? ""}
      clean={(typed) => read(typed) ?? typed}
      check={(text) => (read(text) ? null : "Such as 07:00 or 7 am.")}
      onSave={(text) => onSave(changeDay(hours, day, { [side]: text }))}
    />
  );
  return (
    <div className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1">
      <span className="flex w-[150px] items-center gap-3">
        <Switch
          label={`Open on ${name}`}
          checked={range !== undefined}
          onChange={() => void onSave(toggleDay(hours, day))}
        />
        <span className="font-[560]">{name}</span>
      </span>
      {range ? (
        <span className="flex items-start gap-2">
          {time("start", "from", readTime)}
          <span className="py-3 text-muted">–</span>
          {time("end", "until", readClosingTime)}
          <IconButton
            label={`Copy ${name} to all days`}
            onClick={() => void onSave(copyDay(hours, day))}
          >
            <CopyCheck size={17} aria-hidden />
          </IconButton>
        </span>
      ) : (
        <span className="text-muted">Closed</span>
      )}
      {range && <span className="text-xs text-muted">{endNote(range)}</span>}
    </div>
  );
}
