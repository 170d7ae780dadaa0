"use client";
import { clsx } from "clsx";
import { ArrowDown, ArrowUp, X } from "lucide-react";
import { useEffect } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { SwitchRow } from "@/components/ui/switch";
import type { Lot } from "@/lib/domain/lot/schema";
import { KindFields } from "./kind-fields";
import { NumberingFields } from "./numbering-fields";
import {
  moveRow,
  numberRow,
  removeRow,
  removeSlots,
  setCode,
  setCovered,
  setKind,
  setLevel,
  setRate,
  type PlanRow,
  type PlanSlot,
} from "./plan";
import { RateField } from "./rate-field";
import { SavedInput } from "./saved-fields";
import type { LayoutDraft } from "./use-layout";
import type { PlanSelection } from "./use-selection";

/** On a phone it covers the navigation and the lower half of the screen. */
const docked = clsx(
  "max-lg:fixed max-lg:inset-x-0 max-lg:bottom-0 max-lg:z-35 max-lg:max-h-[50dvh]",
  "max-lg:overflow-y-auto max-lg:rounded-b-none max-lg:border-x-0 max-lg:border-b-0",
  "max-lg:pb-[env(safe-area-inset-bottom)]",
);

interface InspectorProps {
  lot: Lot;
  draft: LayoutDraft;
  selection: PlanSelection;
  row: PlanRow;
  /** Whether it stays at the bottom of a phone, so that it is seen from every slot. */
  isDocked: boolean;
  /** Opens or closes the selected slots. */
  children: React.ReactNode;
}

/** Everything that can be changed about the selected row or slots. */
export function Inspector({ lot, draft, selection, row, isDocked, children }: InspectorProps) {
  const { plan, edit } = draft;
  const { keys, isWhole } = selection;
  const slots = row.slots.filter((slot) => keys.has(slot.key));
  const place = plan.filter((one) => one.level === row.level).indexOf(row) + 1;
  const [only] = slots;
  const isOne = slots.length === 1 && !isWhole;
  const firstKey = only?.key;
  useEffect(() => {
    document.querySelector(`[data-slot="${firstKey}"]`)?.scrollIntoView({ block: "nearest" });
  }, [firstKey]);
  return (
    <aside
      aria-label={isOne ? `Slot ${only!.code}` : `Row ${place}`}
      data-keep-clear
      className={clsx(
        "rounded-card border border-line bg-card shadow-card lg:sticky lg:top-6",
        isDocked && docked,
      )}
    >
      <div
        className={clsx(
          "sticky top-0 z-1 flex items-start justify-between gap-2 rounded-t-card bg-card",
          "py-3 pr-2 pl-4",
        )}
      >
        <div className="min-w-0">
          <h2 className="text-h2">{isOne ? `Slot ${only!.code}` : `Row ${place}`}</h2>
          <p className="text-sm text-muted">
            {isOne ? `In row ${place}` : `${countOf(slots)} selected, ${rangeOf(slots)}`}
          </p>
        </div>
        <IconButton label="Close the inspector" onClick={selection.clear}>
          <X size={18} aria-hidden />
        </IconButton>
      </div>
      <div className="grid divide-y divide-line *:px-4 *:py-4 border-t border-line">
        {isWhole && (
          <NumberingFields
            key={`numbers ${row.key}`}
            row={row}
            problem={draft.problem}
            onChange={(numbering) => edit(numberRow(plan, row.key, numbering), `number-${row.key}`)}
          />
        )}
        {isOne && <CodeField key={`code ${only!.key}`} slot={only!} draft={draft} />}
        <KindFields slots={slots} onChoose={(kind) => edit(setKind(plan, keys, kind))} />
        <RateField
          key={`rate ${[...keys].join()}`}
          slots={slots}
          lot={lot}
          onChange={(rate) => edit(setRate(plan, keys, rate))}
        />
        <SwitchRow
          title="Covered"
          checked={slots.every((slot) => slot.covered)}
          onChange={(covered) => edit(setCovered(plan, keys, covered))}
        />
        {isWhole && <LevelFields key={`level ${row.key}`} row={row} draft={draft} />}
        {children}
        <div>
          <Button
            variant="secondary"
            size="small"
            wide
            className="text-bad!"
            onClick={() =>
              edit(isWhole ? removeRow(plan, row.key) : removeSlots(plan, new Set(keys)))
            }
          >
            {isWhole ? "Remove row" : `Remove ${isOne ? `slot ${only!.code}` : "slots"}`}
          </Button>
        </div>
      </div>
    </aside>
  );
}

type PartProps = { draft: LayoutDraft };

function CodeField({ slot, draft: { plan, edit } }: PartProps & { slot: PlanSlot }) {
  return (
    <SavedInput
      label="Code"
      value={slot.code}
      clean={(text) => text.trim().toUpperCase()}
      check={(text) => (/^[A-Z0-9-]{1,8}$/.test(text) ? takenBy(plan, slot.key, text) : CODE_RULE)}
      onSave={(code) => {
        edit(setCode(plan, slot.key, code));
        return Promise.resolve(null);
      }}
    />
  );
}

function LevelFields({ row, draft: { plan, edit } }: PartProps & { row: PlanRow }) {
  return (
    <div className="flex items-end gap-2">
      <SavedInput
        label="Level"
        value={row.level}
        className="flex-1"
        check={(text) => (text.length >= 1 && text.length <= 12 ? null : "1–12 characters.")}
        onSave={(level) => {
          edit(setLevel(plan, row.key, level));
          return Promise.resolve(null);
        }}
      />
      <IconButton
        label="Move the row up"
        className="mb-0.5"
        onClick={() => edit(moveRow(plan, row.key, -1))}
      >
        <ArrowUp size={18} aria-hidden />
      </IconButton>
      <IconButton
        label="Move the row down"
        className="mb-0.5"
        onClick={() => edit(moveRow(plan, row.key, 1))}
      >
        <ArrowDown size={18} aria-hidden />
      </IconButton>
    </div>
  );
}

const CODE_RULE = "1–8 letters, digits and dashes.";
const takenBy = (plan: LayoutDraft["plan"], key: string, code: string) =>
  plan.some((row) => row.slots.some((slot) => slot.key !== key && slot.code === code))
    ? `Another slot is called ${code}.`
    : null;
const countOf = ({ length }: readonly unknown[]) => (length === 1 ? "1 slot" : `${length} slots`);
const rangeOf = (slots: readonly { code: string }[]) =>
  slots.length > 1 ? `${slots[0]!.code} to ${slots.at(-1)!.code}` : (slots[0]?.code ?? "");
