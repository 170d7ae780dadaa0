"use client";
import { clsx } from "clsx";
import { ChevronDown, Clock } from "lucide-react";
import { useRef, useState, type ReactNode } from "react";
import { formatMinutes } from "@/components/ui/format";
import { onDemand } from "@/hooks/on-demand";
import { MAX_MINUTES } from "@/lib/domain/booking/values";
import type { Stay } from "../stay";
import { useStayWords } from "./stay-words";

interface TimePickerProps {
  stay: Stay;
  onChange: (stay: Stay) => void;
  /** The zone of what is shown: the lot's, or the reader's where there is no lot yet. */
  timeZone: string;
  readerZone: string;
  maxMinutes?: number;
  summary?: (stay: Stay) => ReactNode;
}

const frame = onDemand(() => import("./picker-frame"));

/** When and for how long to park, in one line; pressed, it becomes a picker. */
export function TimePicker({ maxMinutes = MAX_MINUTES, ...props }: TimePickerProps) {
  const { stay, timeZone, readerZone } = props;
  const trigger = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const code = frame.useCode({ isWanted: open, onFailed: () => setOpen(false) });
  // Each opening begins with the stay that is chosen.
  const [opened, setOpened] = useState(0);
  const { day, time } = useStayWords(stay, timeZone, readerZone);
  return (
    <>
      <button
        ref={trigger}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={`Parking time: ${day} ${time}, ${formatMinutes(stay.minutes)}`}
        className={clsx(
          "flex min-h-14 w-full items-center gap-3 rounded-control border border-faint bg-card",
          "px-3.5 py-2 text-left transition-colors hover:border-muted aria-expanded:border-ink",
          "aria-expanded:ring-1 aria-expanded:ring-ink",
        )}
        onClick={() => {
          setOpened(opened + 1);
          setOpen(true);
        }}
      >
        <Clock size={19} className="shrink-0" aria-hidden />
        <span className="min-w-0 flex-1">
          <span className="font-[620]">
            {day} {time}
          </span>{" "}
          <span className="ml-1 whitespace-nowrap text-muted">{formatMinutes(stay.minutes)}</span>
        </span>
        <ChevronDown size={18} className="shrink-0 text-muted" aria-hidden />
      </button>
      {code && (
        <code.PickerFrame
          key={opened}
          {...props}
          maxMinutes={maxMinutes}
          open={open}
          onOpenChange={setOpen}
          anchor={trigger}
        />
      )}
    </>
  );
}
