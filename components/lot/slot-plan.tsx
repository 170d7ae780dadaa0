"use client";
import { useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { useReaderZone } from "@/hooks/use-actor";
import type { Slot } from "@/lib/domain/lot/schema";
import { Lane } from "./lane";
import { SlotCell } from "./slot-cell";
import { slotLabel } from "./slot-label";
import { cellAfter, isMoveKey } from "./slot-keys";
import { columnsFor, layOut, PHONE_COLUMNS, type Strip } from "./slot-layout";
import { SlotLegend } from "./slot-legend";

interface SlotPlanProps {
  slots: readonly Slot[];
  timezone: string;
  label: string;
  selectedId?: string | null;
  onSelect: (slot: Slot) => void;
  /** A slot that cannot be selected was pressed. */
  onTaken?: (slot: Slot) => void;
  /** Which slots can be clicked; by default the free ones. */
  selectable?: (slot: Slot) => boolean;
}

const isFree = (slot: Slot) => slot.state === "available";

/** The lot drawn from above: an ARIA grid with one tab stop, moved by the arrow keys. */
export function SlotPlan({
  slots,
  timezone,
  label,
  selectedId = null,
  onSelect,
  onTaken,
  selectable = isFree,
}: SlotPlanProps) {
  const frame = useRef<HTMLDivElement>(null);
  const columns = useColumns(frame);
  const readerZone = useReaderZone();
  const decks = useMemo(() => layOut(slots, columns), [slots, columns]);
  const rows = decks.flatMap((deck) => deck.strips.map((strip) => strip.slots));
  const [activeId, setActiveId] = useState<string | null>(null);
  const ifListed = (id: string | null) =>
    id !== null && slots.some((slot) => slot.id === id) ? id : null;
  const tabId =
    ifListed(activeId) ?? ifListed(selectedId) ?? slots.find(selectable)?.id ?? rows[0]?.[0]?.id;

  function onKeyDown(event: KeyboardEvent, slot: Slot) {
    if (!isMoveKey(event.key)) return;
    event.preventDefault();
    const target = cellAfter(rows, slot.id, event);
    if (target) frame.current?.querySelector<HTMLElement>(`[data-slot="${target.id}"]`)?.focus();
  }
  function pressOf(slot: Slot) {
    const act = selectable(slot) ? onSelect : onTaken;
    return act && (() => act(slot));
  }
  const cellOf = (slot: Slot, index: number, faces: Strip["faces"]) => (
    <SlotCell
      key={slot.id}
      slot={slot}
      name={slotLabel(slot, { timeZone: timezone, readerZone, withLevel: decks.length > 1 })}
      faces={faces}
      first={index === 0}
      selected={slot.id === selectedId}
      selectable={selectable(slot)}
      tabbable={slot.id === tabId}
      onPress={pressOf(slot)}
      onFocus={() => setActiveId(slot.id)}
      onKeyDown={(event) => onKeyDown(event, slot)}
    />
  );
  return (
    <div>
      <div
        ref={frame}
        role="grid"
        aria-label={label}
        className="rounded-[14px] bg-asphalt px-3 py-3 sm:px-5"
      >
        {decks.map((deck) => (
          <div
            key={deck.level}
            role="rowgroup"
            aria-label={decks.length > 1 ? `Level ${deck.level}` : undefined}
            className="mx-auto max-w-[920px] not-first:mt-5"
          >
            {decks.length > 1 && (
              <p aria-hidden="true" className="pb-1.5 text-xs font-[600] text-muted">
                Level {deck.level}
              </p>
            )}
            {deck.strips.map((strip, index) => (
              <div key={strip.key} role="presentation">
                {strip.faces === "up" && <Lane />}
                <div
                  role="row"
                  className={strip.faces === "down" && index > 0 ? "mt-[3px] grid" : "grid"}
                  style={{ gridTemplateColumns: `repeat(${widest(deck.strips)}, minmax(0, 1fr))` }}
                >
                  {strip.slots.map((slot, place) => cellOf(slot, place, strip.faces))}
                </div>
                {strip.faces === "down" && index === deck.strips.length - 1 && <Lane />}
              </div>
            ))}
          </div>
        ))}
      </div>
      <SlotLegend
        slots={slots}
        selectedId={slots.find((slot) => slot.id === selectedId && selectable(slot))?.id ?? null}
      />
    </div>
  );
}

const widest = (strips: readonly Strip[]) => Math.max(...strips.map((strip) => strip.slots.length));

function useColumns(frame: React.RefObject<HTMLDivElement | null>): number {
  const [columns, setColumns] = useState(PHONE_COLUMNS);
  useLayoutEffect(() => {
    if (!frame.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setColumns(columnsFor(entry.contentRect.width));
    });
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, [frame]);
  return columns;
}
