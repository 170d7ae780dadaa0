"use client";
import { clsx } from "clsx";
import { useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { MINUTE_MS } from "@/lib/core/duration";
import { instantsOf } from "@/lib/core/local-time";
import { cellAfter, isMoveKey } from "../slot-keys";
import type { StayLimits } from "./stay-draft";

interface QuarterListProps {
  day: string;
  limits: StayLimits;
  /** "11:00"; null when no listed time is chosen. */
  value: string | null;
  /** The time that is in view first. */
  near: string;
  onChange: (time: string) => void;
}

interface Quarter {
  id: string;
  isPossible: boolean;
}

const twoDigits = (part: number) => String(part).padStart(2, "0");
const QUARTERS = ["00", "15", "30", "45"] as const;

/** The quarters of a local day, an hour a row; without hours that are over or do not exist. */
function quartersOf(day: string, { timeZone, now }: StayLimits): Quarter[][] {
  const isPossible = (time: string) =>
    instantsOf(`${day}T${time}`, timeZone).some((at) => Date.parse(at) + MINUTE_MS > now);
  return Array.from({ length: 24 }, (_, hour) =>
    QUARTERS.map((minutes) => {
      const id = `${twoDigits(hour)}:${minutes}`;
      return { id, isPossible: isPossible(id) };
    }),
  ).filter((row) => row.some((quarter) => quarter.isPossible));
}

/** Start times by the quarter of an hour: on a phone one below the other, else an hour a row. */
export function QuarterList({ day, limits, value, near, onChange }: QuarterListProps) {
  const list = useRef<HTMLDivElement>(null);
  const { timeZone, now } = limits;
  const minute = Math.floor(now / MINUTE_MS);
  const rows = useMemo(
    () => quartersOf(day, { timeZone, now: minute * MINUTE_MS, maxMinutes: 0 }),
    [day, timeZone, minute],
  );
  const [active, setActive] = useState<{ id: string; beside: string | undefined } | null>(null);
  const ids = rows.flat().map(({ id }) => id);
  const shown = ids.find((id) => id === value) ?? ids.find((id) => id >= near) ?? ids.at(-1);
  // Where the arrow keys have led, until another time is typed.
  const tabId = ids.find((id) => id === active?.id && active.beside === shown) ?? shown;

  const lastValue = useRef(value);
  useLayoutEffect(() => {
    const isChosen = lastValue.current !== value;
    lastValue.current = value;
    const option = list.current?.querySelector<HTMLElement>(`[data-time="${shown}"]`);
    if (!list.current || !option) return;
    const hasFocus = list.current.contains(document.activeElement);
    // The next quarter comes by itself: it leaves alone who walks through the list.
    if (hasFocus && !isChosen) return;
    list.current.scrollTop =
      option.offsetTop - (list.current.clientHeight - option.offsetHeight) / 2;
    // The typed time is known once its field is left, and the focus is in the list by then.
    if (hasFocus) option.focus({ preventScroll: true });
  }, [shown, day, value]);

  function onKeyDown(event: KeyboardEvent, id: string) {
    if (!isMoveKey(event.key)) return;
    event.preventDefault();
    const target = cellAfter(rows, id, event);
    list.current?.querySelector<HTMLElement>(`[data-time="${target?.id}"]`)?.focus();
  }
  return (
    <div
      ref={list}
      role="listbox"
      aria-label="Quarter hours"
      className={clsx(
        "relative h-[228px] snap-y overflow-y-auto overscroll-contain rounded-control",
        "bg-sunk p-1.5 sm:h-[196px] sm:border sm:border-line sm:bg-card",
        "grid content-start gap-0.5 sm:grid-cols-4",
      )}
    >
      {rows.flat().map(({ id, isPossible }) => (
        <button
          key={id}
          type="button"
          role="option"
          aria-selected={id === value}
          aria-disabled={!isPossible}
          data-time={id}
          tabIndex={id === tabId ? 0 : -1}
          onFocus={() => setActive({ id, beside: shown })}
          onKeyDown={(event) => onKeyDown(event, id)}
          onClick={() => {
            if (isPossible) onChange(id);
          }}
          className={clsx(
            "h-11 snap-center rounded-[9px] max-sm:text-lg sm:h-9",
            "aria-selected:bg-card aria-selected:font-[640] aria-selected:ring-2",
            "aria-selected:ring-ink aria-selected:ring-inset",
            "sm:aria-selected:bg-ink sm:aria-selected:text-ground",
            id !== value && "not-aria-disabled:hover:bg-sunk",
            id.endsWith("00") || id === value ? "text-ink" : "text-muted",
            "focus-visible:outline-offset-[-2px] aria-disabled:text-faint",
            "aria-disabled:cursor-default! max-sm:aria-disabled:hidden",
          )}
        >
          {id}
        </button>
      ))}
    </div>
  );
}
