"use client";
import { clsx } from "clsx";
import { Plus } from "lucide-react";
import { useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { Lane } from "@/components/lot/lane";
import { cellAfter, isMoveKey } from "@/components/lot/slot-keys";
import type { Slot } from "@/lib/domain/lot/schema";
import { addRow, moveRow, removeRow, removeSlots, resizeRow, turnRow, type PlanRow } from "./plan";
import { PlanRowView } from "./plan-row";
import { PlanSlotCell } from "./plan-slot";
import { RowBar } from "./row-bar";
import type { LayoutDraft } from "./use-layout";
import type { PlanSelection } from "./use-selection";

interface PlanViewProps {
  draft: LayoutDraft;
  selection: PlanSelection;
  level: string;
  rate: string;
  stateOf: (code: string) => Slot["state"] | undefined;
}

/** The rows of one level from above, with lanes between them. */
export function PlanView({ draft, selection, level, rate, stateOf }: PlanViewProps) {
  const { plan, edit } = draft;
  const rows = plan.filter((row) => row.level === level);
  const frame = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const cells = rows.map((row) => row.slots.map((slot) => ({ id: slot.key })));
  const tabKey = cells.flat().some(({ id }) => id === active) ? active : cells[0]?.[0]?.id;

  function onKeyDown(event: KeyboardEvent, row: PlanRow, key: string) {
    if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      const keys = selection.keys.has(key) && !selection.isWhole ? selection.keys : new Set([key]);
      const next = neighbourOf(cells.flat(), key, keys);
      edit(removeSlots(plan, keys));
      if (next) focusSlot(next.id);
      return;
    }
    if (!isMoveKey(event.key)) return;
    event.preventDefault();
    const target = cellAfter(cells, key, event);
    if (!target) return;
    const isInRow = row.slots.some((slot) => slot.key === target.id);
    const to = isInRow ? row : rows.find(({ slots }) => slots.some(({ key }) => key === target.id));
    if (to) selection.selectSlot(to, target.id, event.shiftKey && isInRow);
    focusSlot(target.id);
  }
  const focusSlot = (id: string) =>
    frame.current?.querySelector<HTMLElement>(`[data-slot="${id}"]`)?.focus();
  const bar = (row: PlanRow, index: number) =>
    selection.row?.key === row.key && (
      <div role="row">
        <div role="gridcell">
          <RowBar
            number={index + 1}
            count={row.slots.length}
            onResize={(count) => edit(resizeRow(plan, row.key, count, rate), `size-${row.key}`)}
            onTurn={() => edit(turnRow(plan, row.key))}
            onCopy={() => edit(addRow(plan, level, { like: row, rate }))}
            onRemove={() => edit(removeRow(plan, row.key))}
          />
        </div>
      </div>
    );
  const like = selection.row?.level === level ? selection.row : rows.at(-1);
  return (
    <div ref={frame} className="rounded-[14px] bg-asphalt px-3 py-4 sm:px-4">
      <div role="grid" aria-label={`Slots of level ${level}`} aria-multiselectable>
        {rows.map((row, index) => (
          <div key={row.key} role="presentation">
            <PlanRowView
              row={row}
              number={index + 1}
              isSelected={selection.row?.key === row.key}
              onSelect={() => selection.selectRow(row.key)}
              onDragEnd={(count, gesture) => edit(resizeRow(plan, row.key, count, rate), gesture)}
              onDragBy={(by, gesture) => edit(moveRow(plan, row.key, by), gesture)}
              onRemove={() => edit(removeRow(plan, row.key))}
            >
              {row.slots.map((slot) => (
                <PlanSlotCell
                  key={slot.key}
                  slot={slot}
                  isClosed={stateOf(slot.code) === "maintenance"}
                  isSelected={selection.keys.has(slot.key)}
                  faces={index % 2 === 0 ? "down" : "up"}
                  tabbable={slot.key === tabKey}
                  onSelect={(extend) => selection.selectSlot(row, slot.key, extend)}
                  onFocus={() => setActive(slot.key)}
                  onKeyDown={(event) => onKeyDown(event, row, slot.key)}
                />
              ))}
            </PlanRowView>
            {index % 2 === 0 ? (
              <div className="relative ml-10 sm:ml-12">
                <Lane />
                {bar(row, index)}
                {rows[index + 1] && bar(rows[index + 1]!, index + 1)}
              </div>
            ) : (
              <div className="h-4" />
            )}
          </div>
        ))}
      </div>
      <AddRow onClick={() => edit(addRow(plan, level, { like, rate }))}>
        {like ? `Row ${rows.length + 1}, same as row ${rows.indexOf(like) + 1}` : "Row 1"}
      </AddRow>
    </div>
  );
}

const AddRow = ({ onClick, children }: { onClick: () => void; children: ReactNode }) => (
  <button
    type="button"
    onClick={onClick}
    className={clsx(
      "ml-10 flex h-12 w-[calc(100%-2.5rem)] sm:ml-12 sm:w-[calc(100%-3rem)]",
      "items-center justify-center gap-2 rounded-[9px]",
      "border-2 border-dashed border-stripe text-sm font-[600] text-muted hover:text-ink",
    )}
  >
    <Plus size={17} aria-hidden />
    {children}
  </button>
);

/** The slot that has the focus once some are gone: the next one, else the one before. */
function neighbourOf(all: { id: string }[], key: string, gone: ReadonlySet<string>) {
  const at = all.findIndex(({ id }) => id === key);
  const isLeft = ({ id }: { id: string }) => !gone.has(id);
  return all.slice(at).find(isLeft) ?? all.slice(0, at).findLast(isLeft);
}
