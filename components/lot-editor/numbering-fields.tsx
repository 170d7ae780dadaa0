"use client";
import { clsx } from "clsx";
import { ArrowLeft, ArrowRight } from "lucide-react";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { numberingOf, shortList, type Numbering, type PlanRow } from "./plan";

/** How a row is numbered; the result is shown as it is typed. */
export function NumberingFields({
  row,
  problem,
  onChange,
}: {
  row: PlanRow;
  problem: string | null;
  onChange: (numbering: Numbering) => void;
}) {
  const stored = numberingOf(row);
  const [typed, setTyped] = useState<{ prefix: string; first: string } | null>(null);
  const shown = typed ?? { prefix: stored.prefix, first: String(stored.first) };
  function type(change: Partial<typeof shown>) {
    const next = { ...shown, ...change };
    setTyped(next);
    if (/^\d{1,5}$/.test(next.first))
      onChange({ prefix: next.prefix, first: Number(next.first), backwards: stored.backwards });
  }
  return (
    <div role="group" aria-label="Numbering" className="grid gap-2">
      <p className="text-sm font-[620]" aria-hidden>
        Numbering
      </p>
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-end gap-2">
        <Field label="Prefix">
          <Input
            className="font-mono uppercase"
            autoComplete="off"
            maxLength={7}
            value={shown.prefix}
            onValueChange={(text) =>
              type({ prefix: text.toUpperCase().replace(/[^A-Z0-9-]/g, "") })
            }
            onBlur={() => setTyped(null)}
          />
        </Field>
        <Field label="First">
          <Input
            className="font-mono"
            inputMode="numeric"
            autoComplete="off"
            value={shown.first}
            onValueChange={(first) => type({ first })}
            onBlur={() => setTyped(null)}
          />
        </Field>
        <div role="group" aria-label="Numbers run" className="flex rounded-control bg-sunk p-1">
          {[false, true].map((backwards) => (
            <button
              key={String(backwards)}
              type="button"
              aria-label={backwards ? "To the left" : "To the right"}
              aria-pressed={stored.backwards === backwards}
              onClick={() => onChange({ ...stored, backwards })}
              className={clsx(
                "flex size-10 items-center justify-center rounded-[9px] text-muted",
                "aria-pressed:bg-card aria-pressed:text-ink",
                "aria-pressed:shadow-card",
              )}
            >
              {backwards ? (
                <ArrowLeft size={17} aria-hidden />
              ) : (
                <ArrowRight size={17} aria-hidden />
              )}
            </button>
          ))}
        </div>
      </div>
      <p
        role="status"
        className="min-h-9 rounded-[9px] bg-sunk px-3 py-2 font-mono text-[13px] break-words"
      >
        {shortList(row.slots.map((slot) => slot.code))}
      </p>
      {problem && <p className="text-sm text-bad">{problem} Not saved.</p>}
    </div>
  );
}
