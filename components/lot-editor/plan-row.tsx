"use client";
import { clsx } from "clsx";
import { GripVertical } from "lucide-react";
import { useRef, type PointerEvent, type ReactNode } from "react";
import type { PlanRow } from "./plan";

/** How far a finger moves before it drags. */
const DRAG_FROM_PX = 8;
const SLOT_WIDTH_PX = 49;
const ROW_HEIGHT_PX = 100;

interface PlanRowViewProps {
  row: PlanRow;
  number: number;
  isSelected: boolean;
  onSelect: () => void;
  /** Called while the end of the row is dragged; `gesture` names the drag. */
  onDragEnd: (count: number, gesture: string) => void;
  /** Called when the row is dragged past its neighbour. */
  onDragBy: (by: -1 | 1, gesture: string) => void;
  onRemove: () => void;
  children: ReactNode;
}

/** A row with its tab, which selects and drags it, and a handle at its end, which resizes it. */
export function PlanRowView(props: PlanRowViewProps) {
  const { row, number, isSelected, onSelect, onDragEnd, onDragBy, onRemove, children } = props;
  const tab = useDrag(({ y }, gesture, rebase) => {
    if (Math.abs(y) < ROW_HEIGHT_PX * 0.6) return;
    onDragBy(y < 0 ? -1 : 1, gesture);
    rebase();
  });
  const countAtStart = useRef(0);
  const end = useDrag(({ x }, gesture) =>
    onDragEnd(countAtStart.current + Math.round(x / SLOT_WIDTH_PX), gesture),
  );
  return (
    <div role="row" className="flex items-stretch gap-2 sm:gap-3">
      <span role="rowheader" className="flex">
        <button
          type="button"
          aria-pressed={isSelected}
          aria-label={`Row ${number}, ${row.slots.length} slots`}
          {...tab}
          onClick={onSelect}
          onKeyDown={(event) => {
            if (event.key === "Delete" && isSelected) onRemove();
          }}
          className={clsx(
            "flex w-8 shrink-0 sm:w-9 touch-none flex-col items-center",
            "justify-center gap-0.5 rounded-[9px]",
            "text-sm font-[640] transition-colors",
            isSelected ? "bg-paint text-paint-ink" : "text-muted hover:bg-card",
          )}
        >
          <GripVertical size={16} aria-hidden />
          {number}
        </button>
      </span>
      <div
        className={clsx(
          "relative min-w-0",
          isSelected && "rounded-[8px] outline-2 outline-offset-[5px] outline-ink",
        )}
      >
        <div className="flex flex-wrap gap-y-1.5">{children}</div>
        {isSelected && (
          <span
            aria-hidden
            data-testid="row-end"
            {...end}
            onPointerDown={(event) => {
              countAtStart.current = row.slots.length;
              end.onPointerDown(event);
            }}
            className={clsx(
              "absolute top-1/2 -right-[11px] z-10 h-9 w-[10px] -translate-y-1/2",
              "cursor-ew-resize touch-none rounded-[5px] border-2 border-ink",
              "bg-card after:absolute after:-inset-4",
            )}
          />
        )}
      </div>
    </div>
  );
}

let gestures = 0;

/** Reports how far a pointer has moved since it went down, or since the last `rebase`. */
function useDrag(
  onMove: (by: { x: number; y: number }, gesture: string, rebase: () => void) => void,
) {
  const start = useRef<{ x: number; y: number; gesture: string; moved: boolean } | null>(null);
  return {
    onPointerDown: (event: PointerEvent) => {
      gestures += 1;
      event.currentTarget.setPointerCapture(event.pointerId);
      const gesture = `drag-${gestures}`;
      start.current = { x: event.clientX, y: event.clientY, gesture, moved: false };
    },
    onPointerMove: (event: PointerEvent) => {
      const from = start.current;
      if (!from) return;
      const by = { x: event.clientX - from.x, y: event.clientY - from.y };
      from.moved ||= Math.hypot(by.x, by.y) > DRAG_FROM_PX;
      if (from.moved)
        onMove(by, from.gesture, () => {
          from.x = event.clientX;
          from.y = event.clientY;
        });
    },
    onPointerUp: () => {
      start.current = null;
    },
    onPointerCancel: () => {
      start.current = null;
    },
  };
}
