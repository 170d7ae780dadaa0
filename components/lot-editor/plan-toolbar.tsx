"use client";
import { ListOrdered, Plus, Redo2, Undo2 } from "lucide-react";
import { useState } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { addRow, levelsOf, renumber } from "./plan";
import type { LayoutDraft } from "./use-layout";

interface PlanToolbarProps {
  draft: LayoutDraft;
  level: string;
  rate: string;
  onLevel: (level: string) => void;
}
const NEW_LEVEL = "new level";

export function PlanToolbar({ draft, level, rate, onLevel }: PlanToolbarProps) {
  const { plan, edit } = draft;
  const levels = levelsOf(plan);
  const shown = levels.includes(level) ? levels : [...levels, level];
  const options = [
    ...shown.map((value) => ({ value, label: `Level ${value}` })),
    { value: NEW_LEVEL, label: "Add a level …" },
  ];
  function choose(value: string) {
    if (value !== NEW_LEVEL) return onLevel(value);
    const next = nextLevel(levels);
    edit(addRow(plan, next, { rate }));
    onLevel(next);
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Field label="Level" hideLabel className="w-[136px]">
        <Select
          options={options}
          value={level}
          className="h-11! text-sm! font-[600]"
          onChange={(event) => choose(event.target.value)}
        />
      </Field>
      <Button
        variant="secondary"
        size="small"
        className="h-11!"
        icon={<Plus size={17} aria-hidden />}
        onClick={() => edit(addRow(plan, level, { rate }))}
      >
        Add row
      </Button>
      <Button
        variant="secondary"
        size="small"
        className="h-11!"
        icon={<ListOrdered size={17} aria-hidden />}
        onClick={() => edit(renumber(plan))}
      >
        Renumber
      </Button>
      <span className="ml-auto flex">
        <KeysButton />
        <IconButton label="Undo" disabled={!draft.canUndo} onClick={draft.undo} className={dim}>
          <Undo2 size={19} aria-hidden />
        </IconButton>
        <IconButton label="Redo" disabled={!draft.canRedo} onClick={draft.redo} className={dim}>
          <Redo2 size={19} aria-hidden />
        </IconButton>
      </span>
    </div>
  );
}
const dim = "disabled:opacity-40";

/** "2" after "1"; a lot whose levels have names gets a number too. */
function nextLevel(levels: readonly string[]): string {
  const numbers = levels.map(Number).filter((level) => Number.isInteger(level));
  return String(Math.max(0, ...numbers) + 1);
}

const keys: readonly (readonly [string, string])[] = [
  ["Arrow keys", "Go to another slot"],
  ["Enter", "Select the slot; with Shift, all up to it"],
  ["Delete", "Remove what is selected"],
  ["Ctrl + Z", "Undo"],
  ["Ctrl + Shift + Z", "Redo"],
  ["Esc", "Select nothing"],
];

function KeysButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton label="Keys" className="max-sm:hidden" onClick={() => setOpen(true)}>
        <span aria-hidden className="rounded-[6px] border border-line-strong px-1.5 text-sm">
          ?
        </span>
      </IconButton>
      <Dialog open={open} onOpenChange={setOpen} title="Keys">
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-5 gap-y-2.5">
          {keys.map(([key, act]) => (
            <div key={key} className="contents">
              <dt>
                <kbd className="rounded-[6px] bg-sunk px-2 py-1 font-mono text-[13px]">{key}</kbd>
              </dt>
              <dd>{act}</dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </>
  );
}
